/** What people and scripts see: lines, tables, colours, JSON. */
@NullMarked
package dev.banyan.cli.console;

import org.jspecify.annotations.NullMarked;
