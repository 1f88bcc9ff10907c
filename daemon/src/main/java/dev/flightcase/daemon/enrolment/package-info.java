/** Whose node this is, in the running node: the thread that claims and renews, and what it tells the rest. */
@NullMarked
package dev.flightcase.daemon.enrolment;

import org.jspecify.annotations.NullMarked;
