/** Drives a shift: calls AWS, keeps the journal, asks for evidence, resumes from any point. */
@NullMarked
package dev.banyan.migration.run;

import org.jspecify.annotations.NullMarked;
