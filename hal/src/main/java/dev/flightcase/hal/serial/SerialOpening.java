package dev.flightcase.hal.serial;

/** What came of opening a line. */
public sealed interface SerialOpening {

    /** The caller closes the port. */
    record Opened(SerialPort port) implements SerialOpening {}

    /** @param words for people: what is wrong, and what to do */
    record Refused(Reason reason, String words) implements SerialOpening {}

    enum Reason {
        /** No such device: not plugged in, or called otherwise. */
        ABSENT,
        /** This process may not open it. */
        DENIED,
        /** Another program has it. */
        BUSY,
        /** There is something, but no line that can be set as needed. */
        UNFIT
    }
}
