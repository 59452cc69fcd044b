@NullMarked
package dev.banyan.alb.lambda;

import org.jspecify.annotations.NullMarked;
