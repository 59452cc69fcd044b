/** The certificates that users loaded or asked for, whichever API they came by. */
@NullMarked
package dev.banyan.aws.certificate;

import org.jspecify.annotations.NullMarked;
