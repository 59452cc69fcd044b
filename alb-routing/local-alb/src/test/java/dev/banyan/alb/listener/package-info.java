@NullMarked
package dev.banyan.alb.listener;

import org.jspecify.annotations.NullMarked;
