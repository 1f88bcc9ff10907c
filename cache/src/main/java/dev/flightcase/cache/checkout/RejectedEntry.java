package dev.flightcase.cache.checkout;

import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;

/** An entry of the journal that lies in the hub's quarantine instead of its ledger. */
public record RejectedEntry(long sequence, UUID id, Reason reason) {
    static final int BYTES = Long.BYTES + UuidBytes.LENGTH + 1;

    /** Why, as the hub says. */
    public enum Reason {
        OTHER_HASH('h', "the hub has this entry with other contents"),
        PLACE_TAKEN('p', "the hub has another entry at this place of the journal"),
        WRONG_HASH('w', "its hash was not that of its contents when it came to the hub"),
        MALFORMED('m', "the hub can not read it"),
        /** A reason of a later version. */
        OTHER('o', "the hub did not take it");

        private final byte code;
        private final String says;

        Reason(char code, String says) {
            this.code = (byte) code;
            this.says = says;
        }

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** In words. */
        public String says() {
            return says;
        }

        static Reason of(byte code) {
            for (var reason : values()) {
                if (reason.code == code) {
                    return reason;
                }
            }
            throw new IllegalArgumentException("no reason of the hub has the code " + code);
        }
    }

    void put(ByteBuffer out) {
        UuidBytes.put(out.putLong(sequence), id).put(reason.code);
    }

    static RejectedEntry decode(ByteBuffer in) {
        return new RejectedEntry(in.getLong(), UuidBytes.get(in), Reason.of(in.get()));
    }
}
