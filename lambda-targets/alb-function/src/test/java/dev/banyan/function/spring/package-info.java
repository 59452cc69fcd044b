@NullMarked
package dev.banyan.function.spring;

import org.jspecify.annotations.NullMarked;
