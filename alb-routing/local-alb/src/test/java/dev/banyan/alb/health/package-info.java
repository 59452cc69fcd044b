@NullMarked
package dev.banyan.alb.health;

import org.jspecify.annotations.NullMarked;
