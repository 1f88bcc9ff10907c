package dev.flightcase.media.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The members of a header that is a list. */
final class CommaList {
    private CommaList() {}

    static List<String> lower(String header) {
        return Arrays.stream(header.split(",", 64))
                .map(member -> member.strip().toLowerCase(Locale.ROOT))
                .filter(member -> !member.isEmpty())
                .toList();
    }
}
