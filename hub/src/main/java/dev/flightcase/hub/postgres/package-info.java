/**
 * A PostgreSQL server of the hub's own, from programs that come with it: real, durable, on loopback only. For demos, tests and a hub on
 * one machine; a region has a server that somebody looks after. The only importer of the XZ decoder.
 */
@NullMarked
package dev.flightcase.hub.postgres;

import org.jspecify.annotations.NullMarked;
