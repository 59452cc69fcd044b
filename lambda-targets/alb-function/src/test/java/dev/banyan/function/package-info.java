@NullMarked
package dev.banyan.function;

import org.jspecify.annotations.NullMarked;
