package dev.flightcase.hub.operator;

import java.util.regex.Pattern;

/** What a body must be like. A rule that does not hold is an {@link IllegalArgumentException} that says it; {@link OperatorGuard} answers with it. */
public final class Rule {
    private Rule() {}

    public static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** The text itself. */
    public static String matching(String text, Pattern pattern, String rule) {
        require(pattern.matcher(text).matches(), rule);
        return text;
    }

    /** The text itself, which is that of the member {@code name}. */
    public static String member(String name, String text, Pattern pattern) {
        return matching(text, pattern, name + " must match " + pattern);
    }
}
