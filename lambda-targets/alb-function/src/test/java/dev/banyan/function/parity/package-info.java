/**
 * Runs one table of requests against an application on Tomcat and against the same application in a function, and compares
 * what a client would see. Used by the tests of several modules.
 */
@NullMarked
package dev.banyan.function.parity;

import org.jspecify.annotations.NullMarked;
