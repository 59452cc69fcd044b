@NullMarked
package dev.banyan.alb.target;

import org.jspecify.annotations.NullMarked;
