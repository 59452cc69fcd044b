/** Requests and answers of AWS's wire protocols, whatever the service: HTTP, credential scopes, dispatch. */
@NullMarked
package dev.banyan.aws.wire;

import org.jspecify.annotations.NullMarked;
