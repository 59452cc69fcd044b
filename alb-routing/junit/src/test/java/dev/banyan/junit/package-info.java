/** Tests of the extension, and the example of the README. */
@NullMarked
package dev.banyan.junit;

import org.jspecify.annotations.NullMarked;
