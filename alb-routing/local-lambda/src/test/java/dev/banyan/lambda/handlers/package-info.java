/** Functions that the tests run in processes of the runtime client; copied into task folders. */
@NullMarked
package dev.banyan.lambda.handlers;

import org.jspecify.annotations.NullMarked;
