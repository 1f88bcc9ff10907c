package dev.flightcase.hal;

/** What one look at a sensor gave for one signal. */
public sealed interface Sample {

    String signal();

    /** A value. {@link SensorLoop} still puts it through the gate of its signal. */
    record Measured(Reading reading) implements Sample {
        @Override
        public String signal() {
            return reading.signal();
        }
    }

    /**
     * The signal has no value at this moment and nothing is wrong: minutes left of a battery that charges,
     * load between two identical counters. The last value is withdrawn, and coverage does not suffer.
     */
    record Undefined(String signal, String why) implements Sample {}

    /** There should be a value and it could not be had. The last one stays until it is stale. */
    record Failed(String signal, String why) implements Sample {}
}
