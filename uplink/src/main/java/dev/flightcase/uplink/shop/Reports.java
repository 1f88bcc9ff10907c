package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.ChannelMessage;
import dev.flightcase.uplink.MqttChannel;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.commerce.Outbox;
import dev.flightcase.uplink.wire.NodeReport;
import dev.flightcase.uplink.wire.ReportEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says what is in force and what became of commands: after each connect, and when something changed. One report is under way at a
 * time and each says all of it, so a lost one is made good by the next. Owned by the connection's thread.
 */
final class Reports {
    /** However often things change. */
    static final Duration GAP = Duration.ofSeconds(1);

    /** A hub that repeats payment results has not had our report of them. */
    static final Duration REPEAT = Duration.ofSeconds(10);

    static final int RESULTS_MAX = 64;

    /** Tokens of reports, as against those of orders, which are above 0. */
    private static final long TOKEN = -1;

    private final Parts parts;
    private final Deque<NodeReport.CommandDone> results = new ArrayDeque<>();
    private @Nullable Link link;
    private @Nullable Sent sent;
    private boolean due;
    private @Nullable Duration probe;
    private long lastAt;
    private boolean any;

    /** @param news of which the standing is told */
    record Parts(String node, String topic, Outbox outbox, HubNews news, Pace pace, Tally tally) {}

    private record Link(MqttChannel channel, Duration confirm) {}

    /** @param results how many of the oldest are in it */
    private record Sent(int results, long by) {}

    Reports(Parts parts) {
        this.parts = parts;
    }

    void begin(MqttChannel channel, Duration confirm) {
        link = new Link(channel, confirm);
        sent = null;
        due = true;
        any = false;
    }

    void end() {
        link = null;
        sent = null;
        probe = null;
    }

    /** Something that is reported has changed. */
    void changed() {
        due = true;
    }

    /** The hub said something again that a report of ours should have ended. */
    void repeated(long now) {
        if (any && now - lastAt >= REPEAT.toNanos()) {
            due = true;
        }
    }

    /** Of more than {@value #RESULTS_MAX}, the oldest are forgotten: the hub asks again for what it does not hear of. */
    void done(UUID command, CommandOutcome outcome) {
        if (results.size() == RESULTS_MAX && sent == null) {
            results.removeFirst();
        }
        if (results.size() < RESULTS_MAX) {
            results.add(new NodeReport.CommandDone(command, outcome));
        }
        due = true;
    }

    /** Sends a report to see whether the broker is still there; it has {@code limit} to confirm. */
    void probe(Duration limit, long now) {
        var present = sent;
        if (present != null) {
            sent = new Sent(present.results(), Math.min(present.by() - now, limit.toNanos()) + now);
        } else {
            probe = limit;
        }
    }

    boolean delivered(long token) {
        var present = sent;
        if (token != TOKEN || present == null) {
            return token == TOKEN;
        }
        for (int i = 0; i < present.results(); i++) {
            results.removeFirst();
        }
        sent = null;
        parts.tally().acknowledged(Tally.Kind.REPORTS);
        return true;
    }

    /** Sends what is due. Returns null, or why the link must be given up. */
    @Nullable
    String send(Instant at, long now) {
        var present = link;
        if (present == null) {
            return null;
        }
        var waiting = sent;
        if (waiting != null) {
            return now - waiting.by() >= 0 ? "the broker did not confirm a report in time" : null;
        }
        if (!isDue(now)) {
            return null;
        }
        var told = List.copyOf(results);
        var payload = ReportEncoder.encode(new NodeReport(
                parts.node(),
                parts.outbox().epoch(),
                parts.outbox().done(),
                at,
                told,
                parts.news().standing(),
                parts.outbox().paymentsThrough()));
        var confirm = probe != null ? probe : present.confirm();
        probe = null;
        due = true;
        lastAt = now;
        any = true;
        return switch (present.channel().publish(TOKEN, message(payload))) {
            case MqttChannel.Handing.Taken _ -> {
                due = false;
                sent = new Sent(told.size(), now + confirm.toNanos());
                parts.tally().message(Tally.Kind.REPORTS, payload.length, false);
                parts.pace().spent(payload.length + Courier.MESSAGE_OVERHEAD);
                yield null;
            }
            // Orders come first; a second later there is room.
            case MqttChannel.Handing.Full _ -> null;
            case MqttChannel.Handing.Broken(String reason) -> reason;
        };
    }

    /** Ticks from {@code now} until something is due here. */
    long nextIn(long now) {
        if (link == null) {
            return Long.MAX_VALUE;
        }
        var waiting = sent;
        if (waiting != null) {
            return Math.max(0, waiting.by() - now);
        }
        if (!due && probe == null) {
            return Long.MAX_VALUE;
        }
        return isDue(now) ? 0 : lastAt + GAP.toNanos() - now;
    }

    private boolean isDue(long now) {
        return probe != null || (due && (!any || now - lastAt >= GAP.toNanos()));
    }

    private ChannelMessage message(byte[] payload) {
        return new ChannelMessage(parts.topic(), payload, false, Map.of());
    }
}
