@NullMarked
package dev.banyan.ruleprovider;

import org.jspecify.annotations.NullMarked;
