/**
 * The server on Netty, and the only importer of it. Nothing here is for other modules.
 *
 * <p>One connection: {@code ConnectionGuard} (limit, count) → {@code StrictRequestDecoder} (bytes to checked heads and bodies, one request
 * at a time) → {@code HttpResponseEncoder} → {@code Connection} (one {@code Exchange} after the other, timeouts, closing). HTTP/2 later puts its
 * own codec in place of the first two and one {@code Connection} on each stream; TLS goes in front of all.
 *
 * <p>Each object here that belongs to a connection is owned by that connection's event loop; other threads hand over by executing a task
 * on it.
 */
@NullMarked
package dev.flightcase.http.netty;

import org.jspecify.annotations.NullMarked;
