package dev.flightcase.hal.network;

import org.jspecify.annotations.Nullable;

/** Which link should be used, and why. */
public sealed interface Choice {

    /** For people, one sentence. */
    String why();

    /** As before; null while there is nothing to choose. */
    record Stay(@Nullable String link, String why) implements Choice {}

    /** @param from null at the first choice */
    record Switch(@Nullable String from, String to, String why) implements Choice {}

    /** A change is due and waits for a checkout that is open. */
    record Wait(String from, String to, String why) implements Choice {}
}
