package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.Rule;
import dev.flightcase.media.conformance.Violation;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run found.
 *
 * @param unreachable why nothing could be checked; null when something was
 * @param broken the rules that were broken, in their order
 * @param judged every rule that there was something to judge for
 * @param notes for people: what could not be judged, and why
 */
public record CheckReport(
        URI url,
        @Nullable String unreachable,
        List<Broken> broken,
        Set<Rule> judged,
        List<String> notes,
        Effort effort) {
    public CheckReport {
        broken = List.copyOf(broken);
        judged = Set.copyOf(judged);
        notes = List.copyOf(notes);
    }

    /** @param examples in order, as many as were kept */
    public record Broken(Rule rule, long times, List<Violation> examples) {
        public Broken {
            examples = List.copyOf(examples);
        }
    }

    /** What was done: playlists are those that said something new or were read. */
    public record Effort(long playlists, long parts, long segments, int requests, long bytes) {}

    public long violations() {
        return broken.stream().mapToLong(Broken::times).sum();
    }
}
