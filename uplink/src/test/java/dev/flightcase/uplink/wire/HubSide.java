package dev.flightcase.uplink.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import dev.flightcase.contract.commerce.Order;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.contract.commerce.Signed;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.HubKeys;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The hub's end of the wire, written from the contract alone. */
public final class HubSide {
    private final KeyPair pair;
    private final Bytes publicKey;

    public HubSide() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var encoded = pair.getPublic().getEncoded();
            publicKey = Bytes.owning(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Bytes publicKey() {
        return publicKey;
    }

    /** Inflates, reads and checks a batch. */
    public static OrderBatch batch(byte[] payload, Map<String, String> properties) {
        try {
            var bytes = "deflate".equals(properties.get("encoding")) ? inflate(payload) : payload;
            var batch = OrderBatch.parseFrom(bytes);
            if (batch.getCrc() != crc(batch)) {
                throw new AssertionError("checksum is wrong");
            }
            return batch;
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    public static boolean hashIsRight(Order order) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(order.getRecord().toByteArray());
            return Arrays.equals(digest, order.getHash().toByteArray());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static Report report(byte[] payload) {
        try {
            return Report.parseFrom(payload);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] receipt(String node, long epoch, long mark, long issuedAt) {
        return Receipt.newBuilder()
                .setNode(node)
                .setEpoch(epoch)
                .setMark(mark)
                .setIssuedAt(issuedAt)
                .build()
                .toByteArray();
    }

    /** @param name of the message, as the signature covers it */
    public byte[] signed(String name, MessageLite message) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(("flightcase " + name + " 1\n").getBytes(StandardCharsets.US_ASCII));
            signer.update(message.toByteArray());
            return Signed.newBuilder()
                    .setPayload(message.toByteString())
                    .setSignature(ByteString.copyFrom(signer.sign()))
                    .setKeyId(HubKeys.id(publicKey))
                    .build()
                    .toByteArray();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] deflate(byte[] plain) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    public static byte[] inflate(byte[] payload) {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(payload);
            var out = new byte[2 << 20];
            int length = inflater.inflate(out);
            if (!inflater.finished()) {
                throw new AssertionError("not one whole stream of at most " + out.length + " bytes");
            }
            return Arrays.copyOf(out, length);
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }

    private static int crc(OrderBatch batch) {
        var crc = new CRC32C();
        crc.update(batch.getNode().getBytes(StandardCharsets.UTF_8));
        crc.update(ByteBuffer.allocate(16)
                .putLong(batch.getEpoch())
                .putLong(batch.getFirst())
                .flip());
        for (var order : batch.getOrdersList()) {
            crc.update(order.getId().toByteArray());
            crc.update(order.getHash().toByteArray());
            crc.update(ByteBuffer.allocate(4).putInt(order.getRecord().size()).flip());
            crc.update(order.getRecord().toByteArray());
        }
        return (int) crc.getValue();
    }
}
