package dev.flightcase.hal.network;

/** Whether bytes over a link cost money, and who says so. */
public enum Metering {
    METERED_CONFIGURED(true),
    UNMETERED_CONFIGURED(false),
    METERED_GUESSED(true),
    UNMETERED_GUESSED(false);

    private final boolean metered;

    Metering(boolean metered) {
        this.metered = metered;
    }

    public boolean metered() {
        return metered;
    }

    static Metering guessed(LinkKind kind) {
        return kind.usuallyMetered() ? METERED_GUESSED : UNMETERED_GUESSED;
    }
}
