/** What goes wrong on purpose. */
@NullMarked
package dev.banyan.alb.fault;

import org.jspecify.annotations.NullMarked;
