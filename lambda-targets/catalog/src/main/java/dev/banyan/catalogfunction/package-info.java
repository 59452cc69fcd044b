/**
 * Storefront's catalogue as a Lambda function: the monolith's own controllers, pages, security and sessions, against the
 * same database, in a process that holds nothing else of it.
 */
@NullMarked
package dev.banyan.catalogfunction;

import org.jspecify.annotations.NullMarked;
