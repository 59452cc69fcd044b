@NullMarked
package dev.banyan.alb;

import org.jspecify.annotations.NullMarked;
