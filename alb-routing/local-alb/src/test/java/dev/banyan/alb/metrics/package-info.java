@NullMarked
package dev.banyan.alb.metrics;

import org.jspecify.annotations.NullMarked;
