@NullMarked
package dev.banyan.alb.http1;

import org.jspecify.annotations.NullMarked;
