package dev.flightcase.http;

import java.util.Locale;

/**
 * The target of a request line (RFC 9112 §3.2), decoded and checked. What could be read in two ways is refused: dot segments, empty
 * segments, encoded slashes and backslashes, control characters.
 */
public record RequestTarget(String path, Query query) {

    /**
     * @param host the Host header, which the authority of an absolute target must equal
     * @throws MalformedTargetException naming what is wrong
     */
    public static RequestTarget parse(String raw, String host) {
        String target = originForm(raw, host);
        if (target.indexOf('#') >= 0) {
            throw new MalformedTargetException("a fragment");
        }
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        return new RequestTarget(decodedPath(path), mark < 0 ? Query.EMPTY : Query.parse(target.substring(mark + 1)));
    }

    private static String originForm(String raw, String host) {
        if (raw.startsWith("/")) {
            return raw;
        }
        String lower = raw.toLowerCase(Locale.ROOT);
        String prefix = (lower.startsWith("https://") ? "https://" : "http://") + host.toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !lower.startsWith(prefix)) {
            throw new MalformedTargetException("neither a path nor this host's address");
        }
        String rest = raw.substring(prefix.length());
        if (rest.isEmpty()) {
            return "/";
        }
        if (rest.startsWith("?")) {
            return "/" + rest;
        }
        if (!rest.startsWith("/")) {
            throw new MalformedTargetException("another host than the Host header");
        }
        return rest;
    }

    private static String decodedPath(String path) {
        String[] segments = path.substring(1).split("/", -1);
        StringBuilder decoded = new StringBuilder(path.length());
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].isEmpty() && i < segments.length - 1) {
                throw new MalformedTargetException("an empty segment");
            }
            decoded.append('/').append(decodedSegment(segments[i]));
        }
        return decoded.toString();
    }

    private static String decodedSegment(String raw) {
        String segment = PercentEncoding.decode(raw, false);
        if (segment.equals(".") || segment.equals("..")) {
            throw new MalformedTargetException("a dot segment");
        }
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '/' || c == '\\' || c < ' ' || c == 0x7f) {
                throw new MalformedTargetException("an encoded slash, backslash or control character");
            }
        }
        return segment;
    }
}
