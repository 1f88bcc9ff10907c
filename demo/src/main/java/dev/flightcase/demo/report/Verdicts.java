package dev.flightcase.demo.report;

import static dev.flightcase.demo.report.Part.when;

import dev.flightcase.demo.visitor.Buyers;
import dev.flightcase.demo.visitor.Viewers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rule of each part: what was seen becomes worked or failed. */
public final class Verdicts {
    private Verdicts() {}

    /**
     * @param segmentsIn and {@code segmentsOut} as the node counts them
     * @param framesRead pictures that ffmpeg decoded from the node and whose clock could be read
     * @param pictureAge wall clock minus the clock in the newest of the last look; empty if there was no picture then
     * @param encoderDeaths exits of the encoder that nobody asked for
     */
    public record Live(
            long segmentsIn, long segmentsOut, int framesRead, Optional<Duration> pictureAge, int encoderDeaths) {
        /** Six segments of two seconds are listed and a player starts within them: a picture older than this is not live. */
        static final Duration AGE_MAX = Duration.ofSeconds(20);

        public Part part() {
            var age = pictureAge
                    .map(a -> String.format(Locale.ROOT, ", picture %.1f s old", a.toMillis() / 1e3))
                    .orElse("");
            return Part.of(
                    "live",
                    segmentsIn + " segments in, " + segmentsOut + " out, " + framesRead + " frames decoded" + age,
                    when(segmentsIn == 0, "no segment arrived"),
                    when(framesRead == 0, "no picture could be decoded"),
                    when(framesRead > 0 && pictureAge.isEmpty(), "the picture was gone at the last look"),
                    when(pictureAge.filter(a -> a.compareTo(AGE_MAX) > 0).isPresent(), "the picture is not live"),
                    when(encoderDeaths > 0, "the encoder died " + times(encoderDeaths)));
        }
    }

    public static Part viewers(int count, Viewers.Report report) {
        return Part.of(
                "viewers",
                String.format(
                        Locale.ROOT,
                        "%d watched, %d segments, %.1f MB, %d stalls, %d missed, %d discontinuities, %d errors",
                        count,
                        report.segments(),
                        report.bytes() / 1e6,
                        report.stalls(),
                        report.missed(),
                        report.discontinuities(),
                        report.errors()),
                when(report.segments() == 0, "no segment was played"),
                when(report.errors() > 0, report.firstError()));
    }

    /** @param products in the catalog as it was served at the end, 0 if it was not */
    public static Part catalog(int products) {
        return Part.of("catalog", products + " products", when(products == 0, "no products were served"));
    }

    public static Part sales(int count, Buyers.Report report) {
        return Part.of(
                "sales",
                count + " buyers, " + report.sold() + " sold, " + report.refused() + " refused, " + report.seen()
                        + " of " + report.checked() + " seen in the store, " + report.retries() + " retries, "
                        + report.errors() + " errors",
                when(report.sold() == 0, "nothing was sold"),
                when(report.seen() < report.checked(), "an acknowledged order was not found again"),
                when(report.sold() > 0 && report.checked() == 0, "no order could be checked"),
                when(report.errors() > 0, report.firstError()));
    }

    /**
     * @param acknowledged by the node
     * @param waiting of them, at the end, for the hub
     * @param longest the most that waited at a time
     * @param cutMade the uplink was cut
     */
    public record Orders(long acknowledged, long waiting, long longest, boolean cutMade) {
        public Part part() {
            return Part.of(
                    "orders",
                    acknowledged + " acknowledged, " + Math.max(0, acknowledged - waiting)
                            + " confirmed at the hub, longest queue " + longest,
                    when(waiting > 0, waiting + " did not come to the hub"),
                    when(cutMade && acknowledged > 0 && longest == 0, "no order waited while the uplink was cut"));
        }
    }

    /**
     * @param births and {@code data} messages as the hub counts them
     * @param seenOffline the hub said offline after the node had stopped
     * @param cutMade the uplink was cut
     * @param cutSeen the hub said offline during the cut, and online again after it
     */
    public record Heartbeat(
            boolean seenOnline, boolean seenOffline, long births, long data, boolean cutMade, boolean cutSeen) {
        public Part part() {
            return Part.of(
                    "heartbeat",
                    count(births, "birth") + ", " + count(data, "data message")
                            + (seenOffline ? ", offline at the stop" : "") + (cutMade ? ", uplink cut once" : ""),
                    when(!seenOnline, "the hub did not see the node online at the end"),
                    when(data == 0, "no reading arrived"),
                    when(!seenOffline, "the hub did not see the node leave"),
                    when(cutMade && !cutSeen, "the hub did not see the cut and the return"));
        }
    }

    /**
     * @param restarts of node and hub that nobody asked for
     * @param failures at the stop, one per program
     * @param took the whole stop
     */
    public record Processes(int restarts, List<String> failures, Duration took) {
        /** The promise to the user: everything is gone five seconds after Ctrl-C. */
        static final Duration STOP_MAX = Duration.ofSeconds(5);

        public Processes {
            failures = List.copyOf(failures);
        }

        public Part part() {
            return Part.of(
                    "processes",
                    count(restarts, "restart") + ", stopped in "
                            + String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1e3),
                    when(restarts > 0, "something died and was restarted " + times(restarts)),
                    String.join(", ", failures),
                    when(took.compareTo(STOP_MAX) > 0, "the stop took longer than " + STOP_MAX.toSeconds() + " s"));
        }
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
