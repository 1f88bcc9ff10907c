package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.receipt.cose.CborValue;
import dev.flightcase.cache.receipt.cose.MalformedException;
import java.util.List;

/** One map of claims from outside, asked for label by label. */
record ClaimMap(CborValue.Pairs claims) {

    static ClaimMap of(CborValue value) throws MalformedException {
        if (value instanceof CborValue.Pairs pairs) {
            return new ClaimMap(pairs);
        }
        throw new MalformedException("what was signed is no map of claims");
    }

    CborValue needed(long label) throws MalformedException {
        var value = claims.get(label);
        if (value.isEmpty()) {
            throw new MalformedException("what was signed has no claim " + label + "; it is no receipt");
        }
        return value.get();
    }

    String text(long label) throws MalformedException {
        if (needed(label) instanceof CborValue.Text(String text)) {
            return text;
        }
        throw wrong(label);
    }

    Bytes octets(long label, int length) throws MalformedException {
        if (needed(label) instanceof CborValue.Octets(Bytes bytes) && bytes.length() == length) {
            return bytes;
        }
        throw wrong(label);
    }

    long number(long label, long least, long most) throws MalformedException {
        if (needed(label) instanceof CborValue.Int(long number) && number >= least && number <= most) {
            return number;
        }
        throw wrong(label);
    }

    /** With a value for when it was left out. */
    long number(long label, long leftOut, long least, long most) throws MalformedException {
        return claims.get(label).isEmpty() ? leftOut : number(label, least, most);
    }

    /** Empty when it was left out. */
    List<CborValue> items(long label) throws MalformedException {
        if (claims.get(label).isEmpty()) {
            return List.of();
        }
        if (needed(label) instanceof CborValue.Items(var items)) {
            return items;
        }
        throw wrong(label);
    }

    private static MalformedException wrong(long label) {
        return new MalformedException("claim " + label + " of the receipt is not of its kind or out of its bounds");
    }
}
