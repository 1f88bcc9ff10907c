package dev.flightcase.hal.host;

/** What the battery-backed clock did for the time when the machine started. */
public sealed interface Rtc {

    /** There is none, as on a Raspberry Pi 4, or the kernel did not take the time from it. */
    record Absent() implements Rtc {}

    /** The kernel took the time from it, and nothing says that it had stopped. */
    record Kept() implements Rtc {}

    /** @param why in words */
    record Failed(String why) implements Rtc {}
}
