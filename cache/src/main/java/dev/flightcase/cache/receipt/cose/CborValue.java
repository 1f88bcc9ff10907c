package dev.flightcase.cache.receipt.cose;

import dev.flightcase.cache.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data items of RFC 8949 §3.1 that receipts are made of: no floating-point numbers, no simple values. Immutable. */
public sealed interface CborValue {

    /** An integer of 63 bits and a sign; CBOR would allow one bit more. */
    record Int(long value) implements CborValue {}

    record Octets(Bytes value) implements CborValue {}

    record Text(String value) implements CborValue {}

    record Items(List<CborValue> values) implements CborValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Keys are integers or texts. In any order here; in that of their bytes when written. */
    record Pairs(Map<CborValue, CborValue> values) implements CborValue {
        public static final Pairs EMPTY = new Pairs(Map.of());

        public Pairs {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        public Optional<CborValue> get(long key) {
            return Optional.ofNullable(values.get(new Int(key)));
        }
    }

    record Tagged(long tag, CborValue value) implements CborValue {}

    static CborValue of(long value) {
        return new Int(value);
    }

    static CborValue of(String value) {
        return new Text(value);
    }

    static CborValue of(Bytes value) {
        return new Octets(value);
    }
}
