/** Functions that go wrong, to be packed into archives. */
@NullMarked
package dev.banyan.cli.system.handlers;

import org.jspecify.annotations.NullMarked;
