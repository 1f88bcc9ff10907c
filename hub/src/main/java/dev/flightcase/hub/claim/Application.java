package dev.flightcase.hub.claim;

import dev.flightcase.http.Bytes;
import dev.flightcase.hub.operator.JsonMembers;
import dev.flightcase.hub.x509.NodeRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * What a node sends to be claimed or renewed.
 *
 * @param code upper case and without hyphens; empty for a renewal
 * @param generation counts the node's TLS keys: a request with an older one is a repetition of the past
 */
record Application(String node, Bytes key, int generation, Bytes csr, Bytes proof, String code) {
    private static final String CLAIM = "flightcase-claim-1";
    private static final String RENEWAL = "flightcase-renewal-1";

    /** @throws IllegalArgumentException with the member and the rule */
    static Application read(Bytes body, boolean withCode) {
        var json = JsonMembers.parse(body);
        var code = withCode ? json.text("code").replace("-", "").toUpperCase(Locale.ROOT) : "";
        return new Application(
                json.text("node"),
                binary(json, "key"),
                json.integer("generation"),
                binary(json, "csr"),
                binary(json, "proof"),
                code);
    }

    private static Bytes binary(JsonMembers json, String name) {
        try {
            return Bytes.of(Base64.getDecoder().decode(json.text(name)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " must be base64", e);
        }
    }

    /** The key to certify, if all of it fits: the id to the key, the signature to both, the request to the id. */
    Optional<PublicKey> proven() {
        var raw = key.toByteArray();
        boolean signed = Hashes.nodeId(raw).equals(node)
                && Hashes.verifies(raw, message(), proof.toByteArray())
                && generation >= 1;
        return signed ? NodeRequest.key(csr.toByteArray(), node) : Optional.empty();
    }

    String csrHash() {
        return Hashes.sha256Hex(csr.toByteArray());
    }

    String keyText() {
        return Base64.getEncoder().encodeToString(key.toByteArray());
    }

    private byte[] message() {
        var head = (code.isEmpty() ? RENEWAL : CLAIM) + "\n" + code + "\n" + node + "\n" + generation + "\n";
        var message = new ByteArrayOutputStream();
        message.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(csr.toByteArray());
        return message.toByteArray();
    }
}
