/** The AWS endpoint as commands start and name it. */
@NullMarked
package dev.banyan.cli.endpoint;

import org.jspecify.annotations.NullMarked;
