@NullMarked
package dev.banyan.migration.plan.traffic;

import org.jspecify.annotations.NullMarked;
