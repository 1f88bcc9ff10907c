package dev.flightcase.daemon.preflight;

import java.util.Locale;

/** How a check came out. */
public enum Status {
    OK,
    /** Doors can open; something should be looked at. */
    WARN,
    /** Doors should stay closed until this is put right. */
    FAIL,
    /** It could not be found out; that is not the same as good. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
