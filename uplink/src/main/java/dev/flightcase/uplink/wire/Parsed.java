package dev.flightcase.uplink.wire;

import java.util.function.Function;

/** What came of reading bytes that anybody may have written. */
public sealed interface Parsed<T> {
    record Good<T>(T value) implements Parsed<T> {}

    /** @param why in a few words, without what the sender wrote */
    record Bad<T>(String why) implements Parsed<T> {}

    default <R> Parsed<R> then(Function<T, Parsed<R>> next) {
        return switch (this) {
            case Good<T>(T value) -> next.apply(value);
            case Bad<T>(String why) -> new Bad<>(why);
        };
    }
}
