package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.receipt.cose.Base45;
import dev.flightcase.cache.receipt.cose.CborValue;
import dev.flightcase.cache.receipt.cose.CoseSign1;
import dev.flightcase.cache.receipt.cose.MalformedException;
import dev.flightcase.cache.receipt.cose.Packing;

/**
 * Checks a receipt's code with nothing but the code: the key is in it, and the node's id follows from the key. The text may
 * come from anybody; it is bounded before each step. Any thread.
 */
public final class ReceiptVerifier {
    /** More than the largest QR code holds (ISO/IEC 18004 table 7: version 40, level L, 4296 alphanumeric characters). */
    public static final int CHARACTERS_MAX = 4300;

    /** A code of that size that deflated well. */
    private static final int COSE_BYTES_MAX = 16 * 1024;

    /** Algorithm and key. */
    private static final int PARAMETERS = 2;

    private final NodeKeys keys;

    public ReceiptVerifier(NodeKeys keys) {
        this.keys = keys;
    }

    /** @param text as it was scanned; white space around it does not matter */
    public ReceiptVerification verify(String text) {
        try {
            if (text.length() > CHARACTERS_MAX) {
                throw new MalformedException("it has more than " + CHARACTERS_MAX + " characters");
            }
            return verify(Packing.unpack(Base45.decode(text.strip()), COSE_BYTES_MAX));
        } catch (MalformedException e) {
            return new ReceiptVerification.Unreadable(e.rule());
        }
    }

    private ReceiptVerification verify(Bytes cose) throws MalformedException {
        var signed = CoseSign1.decode(cose);
        var key = publicKey(signed);
        var node = keys.nodeId(key);
        if (!keys.verifies(key, signed.toBeSigned(), signed.signature())) {
            return new ReceiptVerification.Forged(
                    "the signature is not that of " + node + ": something on it was changed, or it was made up");
        }
        return new ReceiptVerification.Genuine(ClaimReader.read(signed.payload(), key, node));
    }

    private static Bytes publicKey(CoseSign1 signed) throws MalformedException {
        if (!signed.unprotectedHeader().values().isEmpty()) {
            throw new MalformedException("it has header parameters that nothing protects");
        }
        var header = signed.header();
        // What is not known may be critical (RFC 9052 §3.1).
        if (header.values().size() > PARAMETERS) {
            throw new MalformedException("it has header parameters that are not known here");
        }
        if (!(header.get(CoseSign1.ALGORITHM).orElse(null) instanceof CborValue.Int(long algorithm))
                || algorithm != CoseSign1.EDDSA) {
            throw new MalformedException("it is not signed by Ed25519");
        }
        if (header.get(CoseSign1.KEY_ID).orElse(null) instanceof CborValue.Octets(Bytes key)
                && key.length() == NodeKeys.PUBLIC_KEY_BYTES) {
            return key;
        }
        throw new MalformedException("it does not hold the key that it was signed with");
    }
}
