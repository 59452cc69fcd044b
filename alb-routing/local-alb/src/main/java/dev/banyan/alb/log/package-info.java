/** The access log: its lines, how they are written and how they are read. */
@NullMarked
package dev.banyan.alb.log;

import org.jspecify.annotations.NullMarked;
