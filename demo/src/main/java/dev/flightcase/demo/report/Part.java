package dev.flightcase.demo.report;

/** One part of the demo after the stop. */
public sealed interface Part {
    String name();

    /** A few words with numbers. */
    String what();

    record Worked(String name, String what) implements Part {}

    /** @param why it counts as failed */
    record Failed(String name, String what, String why) implements Part {}

    /** The usual rule: failed if there is a reason, and the first reason is the one to name. */
    static Part of(String name, String what, String... reasons) {
        for (var reason : reasons) {
            if (!reason.isEmpty()) {
                return new Failed(name, what, reason);
            }
        }
        return new Worked(name, what);
    }

    /** @return {@code reason} if the condition holds, else the empty string, for {@link #of} */
    static String when(boolean condition, String reason) {
        return condition ? reason : "";
    }
}
