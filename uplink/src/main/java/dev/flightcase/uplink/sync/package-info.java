/**
 * Brings the catalog that the hub announces to the node: fetches what is missing by its SHA-256, goes on where it was cut off, and hands a whole
 * folder over. What is served stays until then.
 *
 * <p>A manifest is text, lines ended by a line feed: {@code flightcase-manifest 1}, then for each file of the catalog folder its SHA-256 in
 * lower-case hex, its length in bytes and its path, separated by one space, sorted by path. A source is a URL to which a SHA-256 is appended; it
 * answers with the file, whole or from a byte on ({@code Range}). With {@code ?from=} and the SHA-256 of an earlier version, a text file may come
 * as a {@link dev.flightcase.uplink.sync.LineDelta}.
 */
@NullMarked
package dev.flightcase.uplink.sync;

import org.jspecify.annotations.NullMarked;
