/** The hub's certificate authority, over Bouncy Castle, of which this is the only importer. */
@NullMarked
package dev.flightcase.hub.x509;

import org.jspecify.annotations.NullMarked;
