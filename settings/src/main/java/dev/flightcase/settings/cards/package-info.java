/**
 * Payment card numbers do not belong into a node: finds them in what people type and programs print, so that they are
 * refused in every field and masked in every line of a log. It lies beside the reader of settings because that is the one
 * foundation which everything that reads people's text stands on: the node, the hub and the catalog folder.
 *
 * <p>Threads: any; only a {@link RedactingStream} has state, and a lock of its own.
 */
@NullMarked
package dev.flightcase.settings.cards;

import org.jspecify.annotations.NullMarked;
