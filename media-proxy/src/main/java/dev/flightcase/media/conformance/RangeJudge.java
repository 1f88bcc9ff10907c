package dev.flightcase.media.conformance;

import java.util.List;

/** Judges B4-4 on one media object: ranges, HEAD and the ETag. */
public final class RangeJudge {
    private static final List<String> SAME =
            List.of("content-type", "content-length", "etag", "cache-control", "accept-ranges");

    private RangeJudge() {}

    /** A whole GET. */
    public static void whole(Exchange get, Findings findings) {
        findings.judged(Rule.B4_4);
        if (get.answer().status() != 200) {
            return;
        }
        if (!get.answer().header("accept-ranges").equals("bytes")) {
            add(get, "no Accept-Ranges: bytes", "Accept-Ranges: bytes", findings);
        }
        String tag = get.answer().header("etag");
        if (tag.isEmpty() || tag.startsWith("W/")) {
            add(get, tag.isEmpty() ? "no ETag" : "a weak ETag", "a strong ETag", findings);
        }
    }

    /** The headers of HEAD are those of GET. */
    public static void head(Exchange get, Exchange head, Findings findings) {
        findings.judged(Rule.B4_4);
        if (head.answer().status() != get.answer().status()) {
            add(
                    head,
                    "HEAD is answered with " + head.answer().status(),
                    "as GET: " + get.answer().status(),
                    findings);
            return;
        }
        for (String name : SAME) {
            String right = get.answer().header(name);
            // RFC 9110 §9.3.2: a length may be left out
            boolean leftOut =
                    name.equals("content-length") && head.answer().header(name).isEmpty();
            if (!right.isEmpty() && !leftOut && !head.answer().header(name).equals(right)) {
                add(
                        head,
                        "HEAD has " + name + ": " + Words.shown(head.answer().header(name)),
                        "as GET: " + right,
                        findings);
            }
        }
    }

    /** A range inside the object, from its first to its last byte, both counted from 0. */
    public static void inside(Exchange exchange, long from, long to, long total, Findings findings) {
        findings.judged(Rule.B4_4);
        String right = "bytes " + from + "-" + to + "/" + total;
        String found = exchange.answer().header("content-range");
        boolean whole = exchange.answer().body().length() == 0
                || exchange.answer().body().length() == to - from + 1;
        if (exchange.answer().status() != 206 || !found.equals(right) || !whole) {
            add(
                    exchange,
                    exchange.call().header("range") + " is answered with "
                            + exchange.answer().status() + ", "
                            + (found.isEmpty() ? "no Content-Range" : Words.shown(found)),
                    "206, " + right,
                    findings);
        }
    }

    /** A range that begins behind the end. */
    public static void outside(Exchange exchange, long total, Findings findings) {
        findings.judged(Rule.B4_4);
        if (exchange.answer().status() != 416) {
            add(
                    exchange,
                    exchange.call().header("range") + " of " + total + " bytes is answered with "
                            + exchange.answer().status(),
                    "416",
                    findings);
        }
    }

    private static void add(Exchange exchange, String found, String right, Findings findings) {
        findings.add(Rule.B4_4, exchange.place(), 0, found, right);
    }
}
