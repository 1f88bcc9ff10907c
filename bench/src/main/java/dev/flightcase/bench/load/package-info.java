/**
 * A small load generator: clients on keep-alive connections of HTTP/1.1, a few threads, every answer judged by the client that
 * asked. What it costs is part of what it reports, because it runs beside what it measures.
 */
@NullMarked
package dev.flightcase.bench.load;

import org.jspecify.annotations.NullMarked;
