/** The function that shows a caller's cookies by name, keeps their consent, clears cookies and lets testers into lanes. */
@NullMarked
package dev.banyan.cookiecontrol;

import org.jspecify.annotations.NullMarked;
