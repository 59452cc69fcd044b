/** The STS API, as far as clients ask it who they are. */
@NullMarked
package dev.banyan.aws.sts;

import org.jspecify.annotations.NullMarked;
