/** Any bytes as an upload or a playlist: what must hold whatever a stranger sends, and Jazzer that looks for what breaks it. */
@NullMarked
package dev.flightcase.bench.fuzz;

import org.jspecify.annotations.NullMarked;
