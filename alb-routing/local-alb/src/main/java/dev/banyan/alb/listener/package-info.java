/** Ports, client connections, and the order of exchanges on them. */
@NullMarked
package dev.banyan.alb.listener;

import org.jspecify.annotations.NullMarked;
