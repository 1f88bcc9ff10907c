/**
 * Live changes for every phone, as Server-Sent Events. Nothing is kept for a client: an event's id says which catalog and
 * which stock it is of, and whoever comes back with one, or read too slowly, is told what changed since, once per SKU.
 */
@NullMarked
package dev.flightcase.daemon.updates;

import org.jspecify.annotations.NullMarked;
