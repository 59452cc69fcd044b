@NullMarked
package dev.banyan.alb.log;

import org.jspecify.annotations.NullMarked;
