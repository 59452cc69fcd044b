/** Holds the replacement of one package-private class of the runtime client; the name is the client's. */
@NullMarked
package com.amazonaws.services.lambda.runtime.api.client.runtimeapi;

import org.jspecify.annotations.NullMarked;
