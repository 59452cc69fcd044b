@NullMarked
package dev.banyan.migration.plan;

import org.jspecify.annotations.NullMarked;
