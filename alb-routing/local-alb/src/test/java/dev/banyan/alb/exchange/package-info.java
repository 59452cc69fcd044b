@NullMarked
package dev.banyan.alb.exchange;

import org.jspecify.annotations.NullMarked;
