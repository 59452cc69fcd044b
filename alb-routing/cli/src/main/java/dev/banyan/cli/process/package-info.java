/** Child processes: the container's JVM and the database. */
@NullMarked
package dev.banyan.cli.process;

import org.jspecify.annotations.NullMarked;
