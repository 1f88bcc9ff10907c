package dev.flightcase.provisioning.enrolment;

import dev.flightcase.provisioning.NodeIdentity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a node signs with its Ed25519 key when it asks for a certificate: the purpose, then each field on a line of its own, then
 * the request as it is. The purpose keeps a signature for one thing from being one for another.
 */
final class Proof {
    private static final String CLAIM = "flightcase-claim-1";
    private static final String RENEWAL = "flightcase-renewal-1";

    private Proof() {}

    static Binary claim(NodeIdentity node, String code, KeyRequest request) {
        return sign(node, CLAIM, code, request);
    }

    static Binary renewal(NodeIdentity node, KeyRequest request) {
        return sign(node, RENEWAL, "", request);
    }

    private static Binary sign(NodeIdentity node, String purpose, String code, KeyRequest request) {
        var head = purpose + "\n" + code + "\n" + node.id() + "\n" + request.generation() + "\n";
        var message = new ByteArrayOutputStream();
        message.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(request.csr().toByteArray());
        return Binary.of(node.sign(message.toByteArray()));
    }
}
