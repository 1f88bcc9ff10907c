package dev.flightcase.hal;

/** What a number counts, with the symbol that people and {@code /api/v1/health} see. */
public enum Unit {
    VOLT("V"),
    AMPERE("A"),
    WATT("W"),
    WATT_HOUR("Wh"),
    CELSIUS("°C"),
    BYTE("B"),
    PERCENT("%"),
    SECOND("s"),
    MINUTE("min"),
    /** Power of a radio, relative to a milliwatt. */
    DBM("dBm"),
    /** A plain number, such as a load average. */
    ONE("1");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
