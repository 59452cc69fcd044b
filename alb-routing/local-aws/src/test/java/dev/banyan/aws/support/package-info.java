/** What tests of the endpoint need: an endpoint on a free port, clients, resources. */
@NullMarked
package dev.banyan.aws.support;

import org.jspecify.annotations.NullMarked;
