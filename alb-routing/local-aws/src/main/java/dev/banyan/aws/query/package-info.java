/** The Query protocol: parameters in forms, answers and errors in XML. */
@NullMarked
package dev.banyan.aws.query;

import org.jspecify.annotations.NullMarked;
