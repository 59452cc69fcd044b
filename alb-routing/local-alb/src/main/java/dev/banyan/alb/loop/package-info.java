/** What belongs to one event loop: buffers, time, chance and deadlines. */
@NullMarked
package dev.banyan.alb.loop;

import org.jspecify.annotations.NullMarked;
