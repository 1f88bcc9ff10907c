package dev.flightcase.media.pipeline;

import java.util.ArrayList;
import java.util.List;

/** Arguments behind one another. */
final class Lists {
    private Lists() {}

    @SafeVarargs
    static List<String> join(List<String>... parts) {
        var joined = new ArrayList<String>();
        for (var part : parts) {
            joined.addAll(part);
        }
        return List.copyOf(joined);
    }
}
