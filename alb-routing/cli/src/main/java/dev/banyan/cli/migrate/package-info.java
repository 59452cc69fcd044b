/** The commands that move traffic: on AWS, or on the running local system. */
@NullMarked
package dev.banyan.cli.migrate;

import org.jspecify.annotations.NullMarked;
