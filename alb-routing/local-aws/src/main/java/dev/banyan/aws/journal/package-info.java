/** Keeps what the endpoint was told, so that it is there again after the process was killed. */
@NullMarked
package dev.banyan.aws.journal;

import org.jspecify.annotations.NullMarked;
