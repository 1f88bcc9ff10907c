/**
 * Certificate requests by Bouncy Castle, of which this is the only importer: it is loaded when a node asks a hub for a certificate,
 * and not before.
 */
@NullMarked
package dev.flightcase.provisioning.x509;

import org.jspecify.annotations.NullMarked;
