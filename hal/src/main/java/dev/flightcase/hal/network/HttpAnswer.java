package dev.flightcase.hal.network;

import java.util.Locale;

/** Reads the head of an answer to a request for {@link PortalPage}. */
final class HttpAnswer {
    private static final int QUOTE_MAX = 60;

    private HttpAnswer() {}

    static PortalReply read(String head, String nonce) {
        var lines = head.split("\r?\n", -1);
        var status = lines[0].split(" ", 3);
        if (!status[0].startsWith("HTTP/") || status.length < 2) {
            return new PortalReply.Captive("what answers does not speak HTTP");
        }
        if (status[1].equals("204") && header(lines, PortalPage.NONCE).equals(nonce)) {
            return new PortalReply.Open();
        }
        var place = header(lines, "Location");
        return new PortalReply.Captive("status " + quote(status[1]) + (place.isEmpty() ? "" : ", to " + quote(place)));
    }

    private static String header(String[] lines, String name) {
        var start = name.toLowerCase(Locale.ROOT) + ":";
        for (var line : lines) {
            if (line.isEmpty()) {
                break;
            }
            if (line.toLowerCase(Locale.ROOT).startsWith(start)) {
                return line.substring(start.length()).strip();
            }
        }
        return "";
    }

    /** What a stranger wrote, cut and cleaned for a log. */
    private static String quote(String text) {
        var clean = text.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() > QUOTE_MAX ? clean.substring(0, QUOTE_MAX) + "..." : clean;
    }
}
