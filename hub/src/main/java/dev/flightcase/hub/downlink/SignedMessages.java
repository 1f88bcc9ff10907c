package dev.flightcase.hub.downlink;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.flightcase.contract.commerce.Signed;
import dev.flightcase.hub.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the hub says, with its signature (contract, {@code Signed}). From any thread. */
public final class SignedMessages {
    private final Signer signer;
    private final long keyId;

    public SignedMessages(Signer signer) {
        this.signer = signer;
        this.keyId = ByteBuffer.wrap(Sha256.of(signer.signingKey())).getLong();
    }

    /** A serialized {@code Signed} around the message. */
    public ByteString sign(Message message) {
        var head =
                ("flightcase " + message.getDescriptorForType().getName() + " 1\n").getBytes(StandardCharsets.US_ASCII);
        var payload = message.toByteArray();
        var text = ByteBuffer.allocate(head.length + payload.length)
                .put(head)
                .put(payload)
                .array();
        return Signed.newBuilder()
                .setPayload(ByteString.copyFrom(payload))
                .setSignature(ByteString.copyFrom(signer.sign(text)))
                .setKeyId(keyId)
                .build()
                .toByteString();
    }
}
