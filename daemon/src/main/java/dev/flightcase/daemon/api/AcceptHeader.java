package dev.flightcase.daemon.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which of several forms a client wants most (RFC 9110 §12.5.1). */
final class AcceptHeader {
    private static final String QUALITY = "q";

    private AcceptHeader() {}

    /**
     * @param header as it came; nothing in it means anything will do
     * @param offered media types, the one to prefer first
     * @return one of {@code offered}; empty when the client takes none of them
     */
    static Optional<String> choose(String header, List<String> offered) {
        if (header.isBlank()) {
            return Optional.of(offered.getFirst());
        }
        var ranges = ranges(header);
        Optional<String> best = Optional.empty();
        double most = 0;
        for (var form : offered) {
            double quality = quality(Range.parse(form), ranges);
            if (quality > most) {
                most = quality;
                best = Optional.of(form);
            }
        }
        return best;
    }

    /** Of the most specific range that matches; of several such the last. */
    private static double quality(Range offered, List<Range> ranges) {
        double quality = 0;
        int specificity = -1;
        for (var range : ranges) {
            if (range.matches(offered) && range.specificity() >= specificity) {
                specificity = range.specificity();
                quality = range.quality();
            }
        }
        return quality;
    }

    private static List<Range> ranges(String header) {
        var ranges = new ArrayList<Range>();
        for (var item : header.split(",", -1)) {
            ranges.add(Range.parse(item));
        }
        return ranges;
    }

    private record Range(String type, String subtype, Map<String, String> parameters) {

        static Range parse(String text) {
            var parts = text.toLowerCase(Locale.ROOT).split(";", -1);
            var name = parts[0].strip();
            int slash = name.indexOf('/');
            var parameters = new TreeMap<String, String>();
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                if (equals > 0) {
                    parameters.put(parts[i].substring(0, equals).strip(), unquoted(parts[i].substring(equals + 1)));
                }
            }
            // Without a slash it is no range, and matches nothing.
            return slash < 0
                    ? new Range(name, "", parameters)
                    : new Range(name.substring(0, slash), name.substring(slash + 1), parameters);
        }

        boolean matches(Range offered) {
            boolean named = (type.equals("*") && subtype.equals("*"))
                    || (type.equals(offered.type) && (subtype.equals("*") || subtype.equals(offered.subtype)));
            // A parameter that the form has must be the same; others, such as a browser's v=b3, say nothing about it.
            return named
                    && offered.parameters.entrySet().stream()
                            .allMatch(own -> parameters
                                    .getOrDefault(own.getKey(), own.getValue())
                                    .equals(own.getValue()));
        }

        int specificity() {
            return (type.equals("*") ? 0 : 1) + (subtype.equals("*") ? 0 : 1);
        }

        /** Three decimals at most (RFC 9110 §12.4.2); what is none counts as 0. */
        double quality() {
            var text = parameters.getOrDefault(QUALITY, "1");
            return text.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(text) : 0;
        }

        private static String unquoted(String value) {
            var stripped = value.strip();
            return stripped.length() >= 2 && stripped.startsWith("\"") && stripped.endsWith("\"")
                    ? stripped.substring(1, stripped.length() - 1)
                    : stripped;
        }
    }
}
