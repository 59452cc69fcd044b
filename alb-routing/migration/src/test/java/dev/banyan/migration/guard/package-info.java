@NullMarked
package dev.banyan.migration.guard;

import org.jspecify.annotations.NullMarked;
