/**
 * What the node and its hub say to each other about the shop, in records, and the ports to those who know: to the journal
 * ({@link dev.flightcase.uplink.commerce.Outbox}) and to whoever takes what the hub sends down ({@link
 * dev.flightcase.uplink.commerce.HubNews}). The wire form is in {@code contract/proto/commerce.proto}; {@code uplink.wire}
 * translates, {@code uplink.shop} runs the connection.
 *
 * <p>Threads: both ports are called by one thread, {@code uplink-orders}, which may wait for a local disk in them and for
 * nothing else: neither for a network nor for people. An exception of a port costs that step; the connection is built anew.
 */
@NullMarked
package dev.flightcase.uplink.commerce;

import org.jspecify.annotations.NullMarked;
