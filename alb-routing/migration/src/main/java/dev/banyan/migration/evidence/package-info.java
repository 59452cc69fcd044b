/** What a shift asks before it goes on: the four verdicts and who gives them. */
@NullMarked
package dev.banyan.migration.evidence;

import org.jspecify.annotations.NullMarked;
