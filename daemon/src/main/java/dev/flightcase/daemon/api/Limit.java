package dev.flightcase.daemon.api;

import dev.flightcase.http.Query;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code ?limit=}: how many entries a page may have. The most is the store's to judge. */
final class Limit {
    static final String NAME = "limit";
    static final String RULE = "must be a whole number from 1";

    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,5}");

    private Limit() {}

    static boolean isWrong(Query query) {
        return query.first(NAME).filter(text -> !WHOLE.matcher(text).matches()).isPresent();
    }

    /** To be asked when it is not wrong. */
    static Optional<Integer> of(Query query) {
        return query.first(NAME).map(Integer::valueOf);
    }
}
