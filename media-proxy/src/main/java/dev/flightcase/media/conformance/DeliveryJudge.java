package dev.flightcase.media.conformance;

/** Judges whether media that a playlist speaks of can be had: T14, T16, T17, T22, B1-8 and B4-1 to B4-3. */
public final class DeliveryJudge {
    /** hls.js gives a request up after 10 s; a server that holds one for longer than 8 s gambles. */
    private static final long HELD_MAX_NANOS = 8_000_000_000L;
    /** How long the bytes of one part may take on their way, at least: a quarter of a second carries 1 MB over bad Wi-Fi. */
    private static final long LINE_NANOS = 250_000_000L;

    private DeliveryJudge() {}

    /** Why something was fetched. */
    public enum Why {
        /** A playlist has just named it. */
        NEW(Rule.T22, "whole, as soon as a playlist names it"),
        /** A player without parts would fetch it now. */
        LISTED(Rule.B1_8, "whole segments, for as long as they are listed"),
        /** A part that was listed and is not any more, for less than 3 target durations. */
        PART_LEFT(Rule.T16, "to be had for 3 target durations after it was removed"),
        /** A segment that was listed and is not any more, for less than its own duration. */
        SEGMENT_LEFT(Rule.T17, "to be had for its duration and that of the playlist after it was removed");

        private final Rule rule;
        private final String right;

        Why(Rule rule, String right) {
            this.rule = rule;
            this.right = right;
        }
    }

    /** A GET without surprises; status 0 stands for an answer that broke off. */
    public static void fetched(Exchange exchange, Why why, Findings findings) {
        findings.judged(why.rule);
        if (!exchange.answer().ok()) {
            findings.add(why.rule, exchange.place(), 0, status(exchange), why.right);
        }
    }

    /**
     * A request for what a hint names, sent while the hint is current.
     *
     * @param kept the next playlists went on to name it as a part
     */
    public static void hinted(Exchange exchange, StreamFacts stream, boolean kept, Findings findings) {
        findings.judged(Rule.T14, Rule.B4_2);
        Exchange.Answer answer = exchange.answer();
        long limit = Math.min(3 * stream.targetNanos(), HELD_MAX_NANOS) + 1_000_000_000L;
        if (answer.timing().firstByteNanos() > limit) {
            findings.add(
                    Rule.B4_2,
                    exchange.place(),
                    0,
                    "held for " + Words.millis(answer.timing().firstByteNanos()),
                    "an answer within " + Words.millis(limit));
        } else if (!answer.ok() && kept) {
            findings.add(
                    Rule.T14,
                    exchange.place(),
                    0,
                    status(exchange) + " for what a hint names",
                    "held until it is there");
        }
        if (answer.ok()) {
            atLineSpeed(exchange, stream, findings);
        }
    }

    private static void atLineSpeed(Exchange exchange, StreamFacts stream, Findings findings) {
        findings.judged(Rule.B4_1);
        Exchange.Timing timing = exchange.answer().timing();
        long took = timing.lastByteNanos() - timing.firstByteNanos();
        long half = stream.partTarget() == null ? 0 : Words.nanos(stream.partTarget()) / 2;
        long most = Math.max(half, LINE_NANOS);
        if (took > most) {
            findings.add(
                    Rule.B4_1,
                    exchange.place(),
                    0,
                    "its bytes took " + Words.millis(took) + " from the first to the last",
                    "no byte before the part is whole, then all of it");
        }
    }

    /** A request for what no playlist and no hint has named. */
    public static void neverHinted(Exchange exchange, Tolerance tolerance, Findings findings) {
        findings.judged(Rule.B4_2);
        Exchange.Answer answer = exchange.answer();
        boolean late = answer.timing().firstByteNanos() > tolerance.prompt().toNanos();
        if (answer.status() != 404 || late) {
            findings.add(
                    Rule.B4_2,
                    exchange.place(),
                    0,
                    status(exchange) + " after " + Words.millis(answer.timing().firstByteNanos())
                            + " for what nobody hinted",
                    "404 at once");
        }
    }

    /**
     * A range from a known byte to 2^53-1, as players ask of what is still growing (RFC 8673).
     *
     * @param growing its end is not known yet
     */
    public static void openRange(Exchange exchange, long from, boolean growing, Findings findings) {
        findings.judged(Rule.B4_3);
        String range = exchange.answer().header("content-range");
        boolean place = range.startsWith("bytes " + from + "-");
        boolean length = range.endsWith("/*") == growing;
        if (exchange.answer().status() != 206 || !place || !length) {
            findings.add(
                    Rule.B4_3,
                    exchange.place(),
                    0,
                    status(exchange) + ", Content-Range: " + (range.isEmpty() ? "none" : Words.shown(range)),
                    "206 with bytes " + from + "- and " + (growing ? "an open length, *" : "the length"));
        }
    }

    private static String status(Exchange exchange) {
        int status = exchange.answer().status();
        return status == 0 ? "no whole answer" : "status " + status;
    }
}
