package dev.flightcase.hal.network;

import java.util.Optional;

/**
 * A cellular modem as ModemManager has it.
 *
 * @param link its network interface; empty while it has none
 * @param state such as {@code connected}, {@code registered}, {@code locked}
 * @param power of the reference signal (RSRP of LTE or 5G, RSSI of older networks), dBm
 * @param overNoise SINR, dB: strong power and little of this is a crowded cell
 */
public record Modem(Optional<String> link, String state, Optional<Double> power, Optional<Double> overNoise) {

    /** What asking for it brought. */
    public sealed interface Answer {
        record Found(Modem modem) implements Answer {}

        /** The manager is there and says that there is none. */
        record None() implements Answer {}

        /** The manager did not answer: a fault of it, and not "no modem". */
        record NoAnswer(String why) implements Answer {}
    }
}
