/** What runs inside an execution environment beside the runtime client; copied into an archive of its own. */
@NullMarked
package dev.banyan.lambda.runtime;

import org.jspecify.annotations.NullMarked;
