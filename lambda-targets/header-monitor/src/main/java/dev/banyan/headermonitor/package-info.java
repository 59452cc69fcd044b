/** The function that shows a caller which request headers arrived, and records them as redacted events. */
@NullMarked
package dev.banyan.headermonitor;

import org.jspecify.annotations.NullMarked;
