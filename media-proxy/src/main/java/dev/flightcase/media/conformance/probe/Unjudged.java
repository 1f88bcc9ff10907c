package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells why rules were not judged. */
final class Unjudged {
    private static final Set<Rule> OF_PARTS = EnumSet.of(
            Rule.T1, Rule.T2, Rule.T3, Rule.T4, Rule.T6, Rule.T7, Rule.T14, Rule.T15, Rule.T16, Rule.T22, Rule.T24,
            Rule.T29, Rule.B1_1, Rule.B1_4, Rule.B1_7, Rule.B4_1, Rule.B4_6, Rule.B6_2);
    private static final Set<Rule> OF_DIRECTIVES = EnumSet.of(
            Rule.T8, Rule.T9, Rule.T13, Rule.D2, Rule.D3, Rule.D4, Rule.D5, Rule.D6, Rule.D7, Rule.D8, Rule.D9,
            Rule.D10, Rule.D12, Rule.D13, Rule.D14, Rule.D18, Rule.B5_1);
    /** One sees them only from inside, or only when a stream ends at the right moment. */
    private static final Set<Rule> FROM_INSIDE = EnumSet.of(Rule.D17, Rule.D19);

    private Unjudged() {}

    static List<String> notes(Set<Rule> judged, boolean lowLatency, boolean directives) {
        Set<Rule> left = EnumSet.allOf(Rule.class);
        left.removeAll(judged);
        List<String> notes = new ArrayList<>();
        if (!lowLatency) {
            notes.add("plain HLS, without parts: the rules of Low-Latency HLS do not apply");
            take(left, OF_PARTS, "not for a stream without parts", notes);
        }
        if (!directives) {
            take(left, OF_DIRECTIVES, "not for a server that offers neither blocking reloads nor deltas", notes);
        }
        take(left, FROM_INSIDE, "cannot be seen from outside", notes);
        take(left, EnumSet.allOf(Rule.class), "nothing came up to judge them by", notes);
        return notes;
    }

    private static void take(Set<Rule> left, Set<Rule> which, String why, List<String> notes) {
        String ids = left.stream().filter(which::contains).map(Rule::id).collect(Collectors.joining(" "));
        left.removeAll(which);
        if (!ids.isEmpty()) {
            notes.add(why + ": " + ids);
        }
    }
}
