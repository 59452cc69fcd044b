@NullMarked
package dev.banyan.cookiecontrol;

import org.jspecify.annotations.NullMarked;
