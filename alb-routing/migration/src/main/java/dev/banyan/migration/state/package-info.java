/** The record of a route's migration: one document, changed only under conditions, with one holder at a time. */
@NullMarked
package dev.banyan.migration.state;

import org.jspecify.annotations.NullMarked;
