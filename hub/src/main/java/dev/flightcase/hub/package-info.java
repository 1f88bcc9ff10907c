/**
 * The reference regional hub: the other end of {@code contract}. A broker, the order ledger, and a page that shows nodes and orders.
 *
 * <p>One process with one class path. The embedded broker brings an older Netty, which runs on the newer one that our HTTP server
 * needs, and a Logback that is left out; nothing of the broker is seen outside {@code hub.broker}. {@code hub.mqtt} is the only
 * importer of Paho, {@code hub.database} of JDBC, {@code hub.postgres} of the XZ decoder; {@code hub.nodes} reads Sparkplug,
 * {@code hub.ledger} the contract's messages about the shop.
 *
 * <p>Threads: the broker's own; Paho's, which only put messages into a bounded queue; {@code hub-mqtt}, which keeps the link;
 * {@code hub-nodes}, the only writer of the registry; {@code hub-worker-N} with its line and its receipts; {@code hub-postgres},
 * which keeps the embedded server; the HTTP server's. Errors: a {@link dev.flightcase.hub.HubException} has
 * one line for the operator; what a node does wrong is counted and shown.
 */
@NullMarked
package dev.flightcase.hub;

import org.jspecify.annotations.NullMarked;
