/** What must be true before anything is touched. Each check answers one {@link dev.flightcase.demo.check.Finding}. */
@NullMarked
package dev.flightcase.demo.check;

import org.jspecify.annotations.NullMarked;
