package dev.flightcase.hal;

import java.time.Duration;

/** The rules of configuration values; the message is built from the same bounds as the check. */
final class Check {

    private Check() {}

    static void within(String key, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(key + " is " + value + "; must be " + min + " to " + max);
        }
    }

    static void within(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(key + " is " + value + "; must be " + min + " to " + max);
        }
    }

    static void within(String key, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(key + " is " + value + "; must be " + min + " to " + max);
        }
    }
}
