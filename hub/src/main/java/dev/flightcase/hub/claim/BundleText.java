package dev.flightcase.hub.claim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** A file that claims many nodes: the hub, its keys, a code; signed. */
final class BundleText {
    private static final byte[] PURPOSE = "flightcase-bundle-1\n".getBytes(StandardCharsets.US_ASCII);

    private BundleText() {}

    /** @param sign with the hub's Ed25519 key */
    static String of(HubFacts facts, ClaimDesk.NewCode code, int uses, UnaryOperator<byte[]> sign) {
        var payload = BooksText.line(json -> {
            json.writeStringProperty("hub", facts.url());
            facts.write(json, "");
            json.writeStringProperty("code", code.code());
            json.writeNumberProperty("uses", uses);
            json.writeStringProperty("expires", code.expires().toString());
        });
        var message = new ByteArrayOutputStream();
        message.writeBytes(PURPOSE);
        message.writeBytes(payload.getBytes(StandardCharsets.UTF_8));
        var signature = Base64.getEncoder().encodeToString(sign.apply(message.toByteArray()));
        return BooksText.line(json -> {
            json.writeNumberProperty("flightcase_bundle", 1);
            json.writeStringProperty("payload", payload);
            json.writeStringProperty("signature", signature);
        });
    }
}
