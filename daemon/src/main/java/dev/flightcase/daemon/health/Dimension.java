package dev.flightcase.daemon.health;

/** A side of the node's health, in the order in which people see them. */
public enum Dimension {
    POWER("power"),
    COMPUTE("compute"),
    STORAGE("storage"),
    UPLINK("uplink"),
    MEDIA("media"),
    SALES("sales");

    private final String word;

    Dimension(String word) {
        this.word = word;
    }

    /** As it stands in {@code /api/v1/health}. */
    public String word() {
        return word;
    }
}
