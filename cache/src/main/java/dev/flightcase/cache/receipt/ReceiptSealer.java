package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.receipt.cose.Base45;
import dev.flightcase.cache.receipt.cose.CborValue;
import dev.flightcase.cache.receipt.cose.CborWriter;
import dev.flightcase.cache.receipt.cose.CoseSign1;
import dev.flightcase.cache.receipt.cose.Packing;
import java.util.Map;

/** Signs receipts, each once or twice: as long as one or two signatures take. Any thread. */
public final class ReceiptSealer {
    private final ReceiptSigner signer;
    private final Bytes header;

    public ReceiptSealer(ReceiptSigner signer) {
        this.signer = signer;
        header = header(signer.publicKey());
    }

    public SealedReceipt seal(Receipt receipt) {
        var packed = new CodeFit(receipt, header, Packing::pack).choose();
        var sealed = sign(receipt, packed.form());
        if (sealed.text().length() <= packed.charactersMax()) {
            return sealed;
        }
        // How far bytes deflate is known only with the signature among them. Rarely it is less than was thought;
        // without
        // deflating, the length is certain.
        var plain = new CodeFit(receipt, header, bytes -> bytes).choose();
        return sign(receipt, plain.form());
    }

    /** The key stands as its own name, so that nothing but the code is needed to check it. */
    private static Bytes header(Bytes publicKey) {
        return CborWriter.write(new CborValue.Pairs(Map.of(
                CborValue.of(CoseSign1.ALGORITHM), CborValue.of(CoseSign1.EDDSA),
                CborValue.of(CoseSign1.KEY_ID), CborValue.of(publicKey))));
    }

    private SealedReceipt sign(Receipt receipt, CodeForm form) {
        var payload = ClaimWriter.write(receipt, form);
        var signature = signer.sign(CoseSign1.toBeSigned(header, payload));
        var cose = new CoseSign1(header, CborValue.Pairs.EMPTY, payload, signature).encode();
        return new SealedReceipt(cose, Base45.encode(Packing.pack(cose)), signer.publicKey());
    }
}
