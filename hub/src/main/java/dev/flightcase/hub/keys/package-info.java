/**
 * The hub's own keys, made at its first start: Ed25519 to sign, X25519 for payment tokens, P-256 for the certificates of nodes,
 * broker and hub. Whoever has this folder is the hub.
 */
@NullMarked
package dev.flightcase.hub.keys;

import org.jspecify.annotations.NullMarked;
