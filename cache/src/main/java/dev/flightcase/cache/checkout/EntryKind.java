package dev.flightcase.cache.checkout;

import java.util.Locale;

/** What an entry of the journal records. */
public enum EntryKind {
    ORDER('o', Chain.SALES),
    TRAINING_ORDER('t', Chain.TRAINING),
    VOID('v', Chain.CORRECTIONS),
    ADJUSTMENT('a', Chain.CORRECTIONS),
    /** What a catalog brought, when that changed. */
    GRANTS('g', Chain.CORRECTIONS),
    EVENT('e', Chain.CORRECTIONS),
    CASH_COUNT('c', Chain.CORRECTIONS),
    HAND_OVER('h', Chain.CORRECTIONS),
    /** The operator edited, made or removed a product. */
    PRODUCT_EDIT('p', Chain.CORRECTIONS);

    private final byte code;
    private final Chain chain;

    EntryKind(char code, Chain chain) {
        this.code = (byte) code;
        this.chain = chain;
    }

    public boolean isOrder() {
        return this == ORDER || this == TRAINING_ORDER;
    }

    /** In records and exports. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    byte code() {
        return code;
    }

    Chain chain() {
        return chain;
    }

    static EntryKind of(byte code) {
        for (var kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no entry of the journal has the code " + code);
    }
}
