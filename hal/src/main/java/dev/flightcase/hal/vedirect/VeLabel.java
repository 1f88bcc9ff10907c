package dev.flightcase.hal.vedirect;

/**
 * The fields that are understood. Any other label is counted and passed over once it was there twice, so a new
 * model only says more than we know.
 *
 * <p>Ranges are wider than any product (currents to the 2000 A shunt, panels to the 450 V models): what is
 * outside was damaged on the way. Units as in Victron's "VE.Direct Protocol" paper.
 */
public enum VeLabel {
    /** Product. The first label of a block of chargers and battery monitors. */
    PID("PID", Syntax.HEX, 1, 0xFFFF),
    /** Firmware, as the product writes it: {@code 116}, {@code 0308}. */
    FW("FW", Syntax.TEXT, 0, 0),
    /** Serial number. */
    SER("SER#", Syntax.TEXT, 0, 0),
    /** Model of a battery monitor, in words. */
    BMV("BMV", Syntax.TEXT, 0, 0),
    /** Of the battery, mV. */
    V("V", Syntax.NUMBER, 0, 100_000),
    /** Into the battery, mA; of a charger, its own share only. */
    I("I", Syntax.NUMBER, -2_000_000, 2_000_000),
    /** Of the panel, mV. */
    VPV("VPV", Syntax.NUMBER, 0, 500_000),
    /** From the panel, W. */
    PPV("PPV", Syntax.NUMBER, 0, 30_000),
    /** Out of the load terminals, mA. */
    IL("IL", Syntax.NUMBER, -1_000, 100_000),
    /** Whether the load terminals are on. */
    LOAD("LOAD", Syntax.SWITCH, 0, 1),
    /** Into the battery, W. */
    P("P", Syntax.NUMBER, -200_000, 200_000),
    /** Taken out since the battery was full, mAh, negative. */
    CE("CE", Syntax.NUMBER, -10_000_000, 10_000_000),
    /** Charge, per mille. */
    SOC("SOC", Syntax.NUMBER, 0, 1000),
    /** Minutes to go, -1 for none; swings by the hour, so nobody's minutes left. */
    TTG("TTG", Syntax.NUMBER, -1, 99_999),
    /** Of the battery, °C; three hyphens without a sensor. */
    T("T", Syntax.NUMBER, -60, 150),
    /** Charger: 0 off, 2 fault, 3 bulk, 4 absorption, 5 float and others. */
    CS("CS", Syntax.NUMBER, 0, 255),
    /** Tracker: 0 off, 1 limited, 2 tracking. */
    MPPT("MPPT", Syntax.NUMBER, 0, 15),
    /** Error of the charger; 0 for none. */
    ERR("ERR", Syntax.NUMBER, 0, 255),
    /** Why the charger is off, bits. */
    OR("OR", Syntax.HEX, 0, 0xFFFF_FFFFL),
    ALARM("Alarm", Syntax.SWITCH, 0, 1),
    RELAY("Relay", Syntax.SWITCH, 0, 1),
    /** Reason of the alarm, bits. */
    AR("AR", Syntax.NUMBER, 0, 0xFFFF),
    /** Deepest discharge, mAh. The first label of a battery monitor's second block. */
    H1("H1", Syntax.NUMBER, -10_000_000, 10_000_000),
    /** Last discharge, mAh. */
    H2("H2", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Mean discharge, mAh. */
    H3("H3", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Charge cycles. */
    H4("H4", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Full discharges. */
    H5("H5", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Taken out ever, mAh. */
    H6("H6", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Lowest voltage, mV. */
    H7("H7", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Highest voltage, mV. */
    H8("H8", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Since it was full, s. */
    H9("H9", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Synchronisations. */
    H10("H10", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Alarms of low voltage. */
    H11("H11", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Alarms of high voltage. */
    H12("H12", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Lowest voltage of the second input, mV. */
    H15("H15", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Highest voltage of the second input, mV. */
    H16("H16", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Taken out ever, 0.01 kWh. */
    H17("H17", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Put in ever, 0.01 kWh. */
    H18("H18", Syntax.NUMBER, -1_000_000_000, 1_000_000_000),
    /** Harvested ever, 0.01 kWh. */
    H19("H19", Syntax.NUMBER, 0, 100_000_000),
    /** Harvested today, 0.01 kWh. */
    H20("H20", Syntax.NUMBER, 0, 100_000),
    /** Most harvested at once today, W. */
    H21("H21", Syntax.NUMBER, 0, 30_000),
    /** Harvested yesterday, 0.01 kWh. */
    H22("H22", Syntax.NUMBER, 0, 100_000),
    /** Most harvested at once yesterday, W. */
    H23("H23", Syntax.NUMBER, 0, 30_000),
    /** Day of the charger's own history. */
    HSDS("HSDS", Syntax.NUMBER, 0, 365);

    /** How a value is written. */
    enum Syntax {
        /** Decimal, perhaps negative; or three hyphens for none. */
        NUMBER,
        /** With 0x. */
        HEX,
        /** ON or OFF. */
        SWITCH,
        TEXT
    }

    private final String text;
    private final Syntax syntax;
    private final long min;
    private final long max;

    VeLabel(String text, Syntax syntax, long min, long max) {
        this.text = text;
        this.syntax = syntax;
        this.min = min;
        this.max = max;
    }

    /** As it is on the wire. */
    public String text() {
        return text;
    }

    Syntax syntax() {
        return syntax;
    }

    boolean isInRange(long value) {
        return value >= min && value <= max;
    }

    /** Where its value is kept; below 64, one bit each. */
    @SuppressWarnings("EnumOrdinal") // An index within this package, never stored.
    int slot() {
        return ordinal();
    }
}
