package dev.flightcase.hub.allotments;

import java.util.regex.Pattern;

/**
 * What an operator wants of one SKU: {@code TEE=40} sets a sum, {@code TEE=+5} and {@code TEE=-5} change it.
 *
 * @param units of {@link How#MORE} and {@link How#LESS} the difference; never negative
 */
public record Change(String sku, How how, long units) {
    /** Beyond any stall, and far below what a sum of them could overflow. */
    public static final long UNITS_MAX = 1_000_000_000;

    private static final Pattern FORM = Pattern.compile("([!-~&&[^=,\"\\\\]]{1,64})=([+-]?)(\\d{1,10})");

    public enum How {
        SET,
        MORE,
        LESS
    }

    /** @throws IllegalArgumentException with the rule that is broken */
    public static Change parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' must be sku=units, such as TEE=40, TEE=+5 or TEE=-5 (a SKU has no spaces, commas or quotes)");
        }
        long units = Long.parseLong(form.group(3));
        if (units > UNITS_MAX) {
            throw new IllegalArgumentException("'" + text + "' must be at most " + UNITS_MAX + " units");
        }
        var how =
                switch (form.group(2)) {
                    case "+" -> How.MORE;
                    case "-" -> How.LESS;
                    default -> How.SET;
                };
        return new Change(form.group(1), how, units);
    }

    /** The sum after it, of this one before; may be negative. */
    public long of(long before) {
        return switch (how) {
            case SET -> units;
            case MORE -> before + units;
            case LESS -> before - units;
        };
    }
}
