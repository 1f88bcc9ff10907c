/**
 * The reference regional hub: the other end of {@code contract}. So far a broker and a page that shows which nodes are alive.
 *
 * <p>One process with one class path. The embedded broker brings an older Netty, which runs on the newer one that our HTTP server
 * needs, and a Logback that is left out; nothing of the broker is seen outside {@code hub.broker}. {@code hub.mqtt} is the only
 * importer of Paho, {@code hub.nodes} the only one of the generated types.
 *
 * <p>Threads: the broker's own; Paho's, which only put messages into a bounded queue; {@code hub-mqtt}, which keeps the link;
 * {@code hub-nodes}, the only writer of the registry; the HTTP server's. Errors: a {@link dev.flightcase.hub.HubException} has
 * one line for the operator; what a node does wrong is counted and shown.
 */
@NullMarked
package dev.flightcase.hub;

import org.jspecify.annotations.NullMarked;
