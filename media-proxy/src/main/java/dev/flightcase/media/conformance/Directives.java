package dev.flightcase.media.conformance;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The delivery directives in a query (§6.2.5).
 *
 * @param msn null where there is none, or none that can be read
 * @param unreadable one of them is there twice or is no number
 * @param unknown there are other parameters with the prefix _HLS_
 */
record Directives(
        @Nullable Long msn, @Nullable Long part, @Nullable String skip, boolean unreadable, boolean unknown) {
    static Directives of(URI uri) {
        List<String> parameters = new ArrayList<>();
        String query = uri.getRawQuery();
        if (query != null) {
            for (String parameter : query.split("&", 64)) {
                if (parameter.startsWith("_HLS_")) {
                    parameters.add(parameter);
                }
            }
        }
        Set<String> names = new HashSet<>();
        Long msn = null;
        Long part = null;
        String skip = null;
        boolean unreadable = false;
        boolean unknown = false;
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            switch (name) {
                case "_HLS_msn" -> {
                    msn = number(value);
                    unreadable |= msn == null || !names.add(name);
                }
                case "_HLS_part" -> {
                    part = number(value);
                    unreadable |= part == null || !names.add(name);
                }
                case "_HLS_skip" -> {
                    skip = value;
                    unreadable |= !names.add(name);
                }
                default -> unknown = true;
            }
        }
        return new Directives(msn, part, skip, unreadable, unknown);
    }

    private static @Nullable Long number(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && text.length() <= 18 ? Long.valueOf(text) : null;
    }

    boolean any() {
        return msn != null || part != null || skip != null || unreadable || unknown;
    }
}
