package dev.flightcase.provisioning.enrolment;

import dev.flightcase.provisioning.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * What a claim goes by: from a code that somebody typed, or from a bundle file.
 *
 * @param hub the hub's root, such as {@code https://hub.example/}
 * @param caFingerprint SHA-256 of the hub CA's certificate, where the code brought it along
 * @param plainAllowed whether {@code http} is fine although the hub is not on this machine
 * @param pinned what a bundle said of the hub; its CA and keys must then be those that the hub itself names
 */
public record ClaimTicket(
        URI hub, Secret code, Optional<Binary> caFingerprint, boolean plainAllowed, Optional<HubFacts> pinned) {
    private static final int SHA256_BYTES = 32;

    public ClaimTicket {
        HubUrl.check(hub, plainAllowed);
        if (caFingerprint.isPresent() && caFingerprint.get().length() != SHA256_BYTES) {
            throw new IllegalArgumentException("the fingerprint after # must be 64 hexadecimal digits (SHA-256)");
        }
    }
}
