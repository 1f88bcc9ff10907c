package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.receipt.cose.Base45;
import dev.flightcase.cache.receipt.cose.CborValue;
import dev.flightcase.cache.receipt.cose.CoseSign1;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * Chooses how long the names in a code may be. A code that a phone can scan matters more than names: those stand in full
 * on the receipt itself, and the order's hash in the code binds them. So the code takes the smallest of a few sizes that
 * leaves each name something, and within it as much of the names as there is room for. Only a receipt that is too long
 * for the largest size has its last lines counted instead of listed.
 */
final class CodeFit {

    /** A form, and how long its text may be. */
    record Choice(CodeForm form, int charactersMax) {}

    /** What QR codes of versions 12, 15 and 20 hold at level L, in characters of Base45 (ISO/IEC 18004 table 7). */
    static final List<Integer> SIZES = List.of(535, 758, 1249);

    /** What a cut name keeps at the least, in bytes: enough to tell what it was. */
    private static final int NAME_BYTES_MIN = 10;

    /** The same for a receipt of usual length, which is to fit the smallest size: enough to tell a shirt from a poster. */
    private static final int NAME_BYTES_MIN_USUAL = 6;

    private static final int LINES_USUAL = 10;

    private static final int SIGNATURE_BYTES = 64;

    private final Receipt receipt;
    private final Bytes header;
    private final UnaryOperator<Bytes> packing;

    CodeFit(Receipt receipt, Bytes header, UnaryOperator<Bytes> packing) {
        this.receipt = receipt;
        this.header = header;
        this.packing = packing;
    }

    Choice choose() {
        int lines = receipt.lines().size();
        int shortestName = lines <= LINES_USUAL ? NAME_BYTES_MIN_USUAL : NAME_BYTES_MIN;
        if (lines <= Claims.LINES_MAX) {
            for (int size : SIZES) {
                if (fits(shortestName, lines, size)) {
                    return withNames(shortestName, lines, size);
                }
            }
        }
        int size = SIZES.getLast();
        int listed = largest(0, Math.min(lines, Claims.LINES_MAX), some -> fits(shortestName, some, size));
        return withNames(shortestName, listed, size);
    }

    private Choice withNames(int shortest, int lines, int size) {
        int longest = longestName(shortest);
        int bytes = fits(longest, lines, size)
                ? longest
                : largest(shortest, longest - 1, names -> fits(names, lines, size));
        return new Choice(new CodeForm(bytes, lines), size);
    }

    private int longestName(int least) {
        return receipt.lines().stream()
                .mapToInt(line -> CodeForm.bytes(line.name()))
                .reduce(least, Math::max);
    }

    /** By bisection: {@code least} passes, and what passes does so for all that is less. */
    private static int largest(int least, int most, IntPredicate passes) {
        int good = least;
        int bad = most + 1;
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            if (passes.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private boolean fits(int nameBytes, int lines, int charactersMax) {
        var payload = ClaimWriter.write(receipt, new CodeForm(nameBytes, lines));
        var cose = new CoseSign1(header, CborValue.Pairs.EMPTY, payload, standIn(payload)).encode();
        return Base45.length(packing.apply(cose).length()) <= charactersMax;
    }

    /** As incompressible as a signature, without its cost. */
    private static Bytes standIn(Bytes payload) {
        var half = Sha256.of(payload.toArray());
        return Bytes.owning(ByteBuffer.allocate(SIGNATURE_BYTES)
                .put(half)
                .put(Sha256.of(half))
                .array());
    }
}
