package dev.flightcase.bench.live;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a client needs of a media playlist: what it would ask for next, and names of what is there.
 *
 * @param sequence media sequence number of the segment that is being written
 * @param part number of its next part
 * @param hint name of that part; empty where nothing more comes
 */
record Edge(long sequence, int part, String hint, List<String> parts, List<String> segments) {
    private static final Pattern URI = Pattern.compile("[:,]URI=\"([^\"]+)\"");
    private static final String FIRST = "#EXT-X-MEDIA-SEQUENCE:";

    Edge {
        parts = List.copyOf(parts);
        segments = List.copyOf(segments);
    }

    static Edge of(String playlist) throws IOException {
        var lines = playlist.lines().toList();
        var segments = lines.stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        int last = segments.isEmpty() ? -1 : lines.lastIndexOf(segments.getLast());
        var parts = uris(lines, "#EXT-X-PART:");
        int open = uris(lines.subList(last + 1, lines.size()), "#EXT-X-PART:").size();
        var hints = uris(lines, "#EXT-X-PRELOAD-HINT:");
        long first = lines.stream()
                .filter(line -> line.startsWith(FIRST))
                .mapToLong(line -> Long.parseLong(line.substring(FIRST.length())))
                .findFirst()
                .orElse(-1);
        boolean ended = lines.contains("#EXT-X-ENDLIST");
        if (first < 0 || (hints.isEmpty() && !ended)) {
            throw new IOException("this is no live low-latency playlist:\n" + playlist);
        }
        return new Edge(first + segments.size(), open, ended ? "" : hints.getFirst(), parts, segments);
    }

    private static List<String> uris(List<String> lines, String tag) {
        return lines.stream()
                .filter(line -> line.startsWith(tag))
                .map(URI::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    /** The query of a request that waits for what comes next. */
    String query() {
        return "?_HLS_msn=" + sequence + "&_HLS_part=" + part;
    }
}
