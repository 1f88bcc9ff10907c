package dev.flightcase.hal.chip;

/** What a chip can tell. The word stands in board profiles. */
public enum Measure {
    /** Of the bus or pack that the chip watches. */
    VOLTAGE("voltage", "V"),
    /** Across the shunt, signed: evidence for a wrong shunt in the profile. */
    SHUNT_VOLTAGE("shunt-voltage", "V"),
    /** Through the shunt, signed as mounted. */
    CURRENT("current", "A"),
    /** Signed as the current. */
    POWER("power", "W"),
    /** Of all channels together, as the chip sums them. */
    TOTAL_CURRENT("total-current", "A"),
    /** What has flowed since the counter began, signed as the current; see {@link #COUNTER_EPOCH}. */
    COULOMBS("coulombs", "C"),
    /**
     * Grows by one whenever the counter of coulombs began anew; differences across two epochs mean nothing. It is 0
     * as long as the chip counts on from before this process started.
     */
    COUNTER_EPOCH("counter-epoch", "1"),
    /** What the gauge claims, 0 to 100. */
    CHARGE("charge", "%"),
    /** The same as it stands in the register: a charging gauge may say 104. */
    CHARGE_RAW("charge-raw", "%"),
    CHARGE_RATE("charge-rate", "%/h"),
    /** What the gauge believes is in the pack. */
    CAPACITY_LEFT("capacity-left", "Ah"),
    MINUTES_TO_EMPTY("minutes-to-empty", "min"),
    MINUTES_TO_FULL("minutes-to-full", "min"),
    CELL_VOLTAGE("cell-voltage", "V"),
    /** Of the chip itself, not of the cells. */
    DIE_TEMPERATURE("die-temperature", "°C"),
    INPUT_VOLTAGE("input-voltage", "V"),
    INPUT_CURRENT("input-current", "A"),
    INPUT_POWER("input-power", "W"),
    /** Towards the node. */
    OUTPUT_CURRENT("output-current", "A"),
    /** 1 while the board is fed from outside, 0 while it is not. */
    EXTERNAL_POWER("external-power", "1"),
    /** 1 while current goes into the cells by the charger's own word. */
    CHARGING("charging", "1"),
    /** 1 while the board allows its charger to work. */
    CHARGING_ALLOWED("charging-allowed", "1"),
    /** 1 while the board feeds the node. */
    OUTPUT_ON("output-on", "1");

    private final String word;
    private final String unit;

    Measure(String word, String unit) {
        this.word = word;
        this.unit = unit;
    }

    public String word() {
        return word;
    }

    /** The symbol, {@code 1} for plain numbers. */
    public String unit() {
        return unit;
    }
}
