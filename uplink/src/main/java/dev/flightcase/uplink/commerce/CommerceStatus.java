package dev.flightcase.uplink.commerce;

import dev.flightcase.uplink.LinkState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the commerce connection is doing. Counts are since start and never fall.
 *
 * @param metered whether the link counts as metered now
 * @param connects links that came up
 * @param failures attempts that failed and links that were lost
 */
public record CommerceStatus(
        LinkState link,
        boolean metered,
        long connects,
        long failures,
        Progress progress,
        Lanes lanes,
        Trouble trouble) {
    /**
     * How far the hub has the journal.
     *
     * @param done every entry up to this one is safe at the hub
     * @param last the newest entry
     * @param inFlight batches on their way without a receipt
     * @param window how many there may be at this moment
     * @param oldestWaiting age of the oldest entry without a receipt, by the node's clock; null when none waits or when that is
     *     not known
     * @param lastReceipt time since the last receipt of this epoch; null before the first
     */
    public record Progress(
            long epoch,
            long done,
            long last,
            int inFlight,
            int window,
            @Nullable Duration oldestWaiting,
            @Nullable Duration lastReceipt) {
        /** Entries that the hub is not known to have. */
        public long waiting() {
            return Math.max(0, last - done);
        }
    }

    /** What went over the line, by topic. */
    public record Lanes(Lane orders, Lane reports, Lane receipts, Lane catalog, Lane allotments, Lane commands) {}

    /**
     * @param bytes payloads; topics and MQTT's own bytes are not counted
     * @param acknowledged by the broker, on the way up; by us, on the way down
     * @param resent messages that held something that was sent before
     */
    public record Lane(long messages, long bytes, long acknowledged, long resent) {
        public static final Lane NONE = new Lane(0, 0, 0, 0);
    }

    /**
     * What went wrong.
     *
     * @param rejected entries that the last receipt lists as rejected, at most 256
     * @param deadLetters messages that could not be understood or believed, and were put aside
     * @param withoutRecord entries too large for any message, sent without their record
     * @param ignoredReceipts of another epoch, of a past that the hub has lost, or older than what is known
     * @param receiptTimeouts how often no receipt came in time
     * @param epochsRenewed how often this journal turned out to be rolled back
     * @param lastDeadLetter its topic and what was wrong; null before the first
     */
    public record Trouble(
            long rejected,
            long deadLetters,
            long withoutRecord,
            long ignoredReceipts,
            long receiptTimeouts,
            long epochsRenewed,
            @Nullable String lastDeadLetter) {}
}
