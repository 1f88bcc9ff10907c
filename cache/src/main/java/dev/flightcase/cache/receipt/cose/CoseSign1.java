package dev.flightcase.cache.receipt.cose;

import dev.flightcase.cache.Bytes;
import java.util.List;

/**
 * One payload with one signature (RFC 9052 §4.2), without external data. It knows how the bytes stand, not how they are
 * signed: the caller signs or verifies {@link #toBeSigned}.
 *
 * @param protectedHeader the map's encoding, which is what is signed; empty for an empty map
 * @param unprotectedHeader nothing protects it, so nothing in it may be trusted
 */
public record CoseSign1(Bytes protectedHeader, CborValue.Pairs unprotectedHeader, Bytes payload, Bytes signature) {

    /** Header parameters (RFC 9052 §3.1). */
    public static final long ALGORITHM = 1;

    public static final long KEY_ID = 4;

    /** RFC 9053 §2.2. */
    public static final long EDDSA = -8;

    /** RFC 9052 §2, table 1. */
    private static final long TAG = 18;

    private static final int PARTS = 4;

    /** What the signature is over: the Sig_structure of RFC 9052 §4.4. */
    public static Bytes toBeSigned(Bytes protectedHeader, Bytes payload) {
        return CborWriter.write(new CborValue.Items(List.of(
                CborValue.of("Signature1"),
                CborValue.of(protectedHeader),
                CborValue.of(Bytes.owning(new byte[0])),
                CborValue.of(payload))));
    }

    public Bytes toBeSigned() {
        return toBeSigned(protectedHeader, payload);
    }

    /** With its tag. */
    public Bytes encode() {
        return CborWriter.write(new CborValue.Tagged(
                TAG,
                new CborValue.Items(List.of(
                        CborValue.of(protectedHeader),
                        unprotectedHeader,
                        CborValue.of(payload),
                        CborValue.of(signature)))));
    }

    public static CoseSign1 decode(Bytes bytes) throws MalformedException {
        if (CborReader.read(bytes) instanceof CborValue.Tagged(long tag, CborValue.Items(var parts))
                && tag == TAG
                && parts.size() == PARTS
                && parts.get(0) instanceof CborValue.Octets(Bytes header)
                && parts.get(1) instanceof CborValue.Pairs unprotectedHeader
                && parts.get(2) instanceof CborValue.Octets(Bytes payload)
                && parts.get(3) instanceof CborValue.Octets(Bytes signature)) {
            return new CoseSign1(header, unprotectedHeader, payload, signature);
        }
        throw new MalformedException("this is CBOR, but no tagged COSE_Sign1");
    }

    /** The protected header, read. */
    public CborValue.Pairs header() throws MalformedException {
        if (protectedHeader.length() == 0) {
            return CborValue.Pairs.EMPTY;
        }
        if (CborReader.read(protectedHeader) instanceof CborValue.Pairs header
                && !header.values().isEmpty()) {
            return header;
        }
        throw new MalformedException("the protected header is not a CBOR map, or one that should be left out");
    }
}
