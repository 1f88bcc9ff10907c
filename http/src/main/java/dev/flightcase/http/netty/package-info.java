/**
 * The server on Netty, and the only importer of it. Nothing here is for other modules.
 *
 * <p>{@code ConnectionFactory} counts and limits connections and gives each one its pipeline: {@code StrictRequestDecoder} (bytes to heads and
 * bodies, one request at a time), {@code HttpResponseEncoder}, {@code Connection}. That takes each request through an {@code Exchange}:
 * {@code HeadCheck} decides by the head, {@code Reception} brings the body to the handler, {@code Representation} negotiates,
 * {@code Answering} and {@code ResponseWriter} send, {@code Deadlines} watches the time. HTTP/2 later puts its own codec in place of the first
 * two and a {@code Connection} on each stream; TLS goes in front of all.
 *
 * <p>Each object here that belongs to a connection is owned by that connection's event loop; other threads hand over by executing a task
 * on it.
 */
@NullMarked
package dev.flightcase.http.netty;

import org.jspecify.annotations.NullMarked;
