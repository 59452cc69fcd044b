@NullMarked
package dev.banyan.alb.stickiness;

import org.jspecify.annotations.NullMarked;
