package dev.flightcase.cache.catalog;

import org.jspecify.annotations.Nullable;

/** What an edit does with one value of a product (RFC 7396: absent, null, or a value). */
public sealed interface Patch<T> {

    /** Says nothing of it. */
    record Keep<T>() implements Patch<T> {}

    /** Takes the operator's own value away: what the folder says holds again. */
    record Remove<T>() implements Patch<T> {}

    record Put<T>(T value) implements Patch<T> {}

    default @Nullable T over(@Nullable T own) {
        return switch (this) {
            case Keep<T>() -> own;
            case Remove<T>() -> null;
            case Put<T>(T value) -> value;
        };
    }
}
