package dev.flightcase.cache.checkout;

import java.util.Locale;

/** Where an event is in its life. */
public enum EventLife {
    /** Being prepared; the first real sale opens it. */
    SET_UP('s'),
    OPEN('o'),
    /** Sells nothing; may be opened again. */
    CLOSED('c'),
    /** Final: nothing of it changes any more. */
    SETTLED('f');

    private final byte code;

    EventLife(char code) {
        this.code = (byte) code;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    byte code() {
        return code;
    }

    static EventLife of(byte code) {
        for (var life : values()) {
            if (life.code == code) {
                return life;
            }
        }
        throw new IllegalArgumentException("no life of an event has the code " + code);
    }

    /** Whether the operator may move it from here to there; where it is already counts as done. */
    boolean mayBecome(EventLife next) {
        return switch (next) {
            case SET_UP -> this == SET_UP;
            case OPEN -> this != SETTLED;
            case CLOSED -> this != SETTLED;
            case SETTLED -> this != OPEN;
        };
    }
}
