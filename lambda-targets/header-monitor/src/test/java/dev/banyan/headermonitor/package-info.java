@NullMarked
package dev.banyan.headermonitor;

import org.jspecify.annotations.NullMarked;
