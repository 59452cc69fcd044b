@NullMarked
package dev.banyan.lambda;

import org.jspecify.annotations.NullMarked;
