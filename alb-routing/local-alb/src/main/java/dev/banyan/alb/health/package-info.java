/** Health checks of targets and what they say. */
@NullMarked
package dev.banyan.alb.health;

import org.jspecify.annotations.NullMarked;
