package dev.flightcase.hal.kit;

/** What a line of the header can be for. The word stands in board profiles. */
enum KitPin {
    /** Says that the board runs on its battery. */
    POWER_LOST("power-lost"),
    /** Held down to close the stall. */
    BUTTON("button"),
    /** Lit while the stall is open; dark when it may be unplugged. */
    LED("led");

    private final String word;

    KitPin(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
