/** Sealed for the hub: HPKE (RFC 9180) through Bouncy Castle, which besides {@code hub.x509} nobody else imports. */
@NullMarked
package dev.flightcase.hub.hpke;

import org.jspecify.annotations.NullMarked;
