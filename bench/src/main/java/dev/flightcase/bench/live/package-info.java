/** Low-Latency HLS measured: bytes beside nginx, a part until the last viewer has it, and what waiting requests cost. */
@NullMarked
package dev.flightcase.bench.live;

import org.jspecify.annotations.NullMarked;
