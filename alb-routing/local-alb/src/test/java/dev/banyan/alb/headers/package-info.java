@NullMarked
package dev.banyan.alb.headers;

import org.jspecify.annotations.NullMarked;
