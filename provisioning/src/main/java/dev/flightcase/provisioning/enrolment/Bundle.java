package dev.flightcase.provisioning.enrolment;

import dev.flightcase.provisioning.Ed25519PublicKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that a hub's operator prepared for many nodes: the hub, its keys, and a code that works as often as it says. It is signed
 * with the hub's key, so that what was damaged or touched on the way is seen; whoever hands the file over is trusted, as with a code.
 */
public final class Bundle {
    /** What is longer is none. */
    public static final int BYTES_MAX = 64 * 1024;

    private static final byte[] PURPOSE = "flightcase-bundle-1\n".getBytes(StandardCharsets.US_ASCII);

    private Bundle() {}

    /**
     * @param now a bundle that is over is refused
     * @param plainAllowed see {@link ClaimTicket}
     * @throws IllegalArgumentException with what is wrong
     */
    public static ClaimTicket ticket(byte[] file, Instant now, boolean plainAllowed) {
        var outer = JsonTree.parse(file);
        if (!outer.has("flightcase_bundle")) {
            throw new IllegalArgumentException("is no bundle of a Flightcase hub");
        }
        if (outer.integer("flightcase_bundle") != 1) {
            throw new IllegalArgumentException("is a bundle of a newer hub; update this node first");
        }
        var text = outer.text("payload").getBytes(StandardCharsets.UTF_8);
        var payload = JsonTree.parse(text);
        var facts = HubFactsText.read(payload, payload.uri("hub"));
        var key = Ed25519PublicKey.ofRaw(facts.signingKeys().getFirst().toByteArray());
        if (!key.verifies(signed(text), outer.binary("signature").toByteArray())) {
            throw new IllegalArgumentException("is damaged: its signature does not fit; ask for the file again");
        }
        var expires = payload.instant("expires");
        if (!now.isBefore(expires)) {
            throw new IllegalArgumentException("was good until " + expires + "; ask for a new one");
        }
        return new ClaimTicket(
                facts.url(), ClaimCode.code(payload.text("code")), Optional.empty(), plainAllowed, Optional.of(facts));
    }

    private static byte[] signed(byte[] payload) {
        var message = new ByteArrayOutputStream();
        message.writeBytes(PURPOSE);
        message.writeBytes(payload);
        return message.toByteArray();
    }
}
