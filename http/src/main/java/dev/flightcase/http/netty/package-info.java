/**
 * The server on Netty, and the only importer of it. Nothing here is for other modules.
 *
 * <p>{@code ConnectionFactory} counts and limits connections and gives each one its pipeline. On the plain port {@code PlainStart} tells HTTP/2
 * from HTTP/1.1, on the other one {@code TlsStart} and {@code AlpnChoice} do. HTTP/1.1 is {@code StrictRequestDecoder} (bytes to heads and
 * bodies, one request at a time) and {@code Http1Connection} with {@code Http1Writer}; HTTP/2 is {@code Http2Session} with a
 * {@code StreamWire} for each stream, and {@code H2cUpgrade} leads from the one to the other. Both are a {@code Wire} to the {@code Lane} that takes
 * each request through an {@code Exchange}, whatever the protocol: {@code HeadCheck} decides by the head, {@code Reception} brings the body to
 * the handler, {@code Representation} negotiates, {@code Answering} sends, {@code Deadlines} watches the time.
 *
 * <p>Each object here that belongs to a connection is owned by that connection's event loop; other threads hand over by executing a task
 * on it.
 */
@NullMarked
package dev.flightcase.http.netty;

import org.jspecify.annotations.NullMarked;
