package dev.flightcase.uplink.commerce;

import dev.flightcase.uplink.Backoff;
import dev.flightcase.uplink.LinkTiming;
import dev.flightcase.uplink.NodeAddress;
import dev.flightcase.uplink.UplinkConfig;
import dev.flightcase.uplink.UplinkException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How orders go to the hub.
 *
 * @param brokers tried in this order; none switches the connection off
 * @param group stands in the topics, see {@link NodeAddress}
 * @param timing of an unmetered link
 */
public record CommerceConfig(
        List<URI> brokers, String group, Sending sending, Metering metering, LinkTiming timing, Backoff backoff) {
    private static final int BROKERS_MAX = 8;

    public CommerceConfig {
        brokers = brokers.stream().map(UplinkConfig::checkBroker).toList();
        // Throws when it can not stand in a topic.
        var _ = new NodeAddress(group, "node");
        if (brokers.size() > BROKERS_MAX) {
            throw new UplinkException("there are " + brokers.size() + " brokers; must be at most " + BROKERS_MAX);
        }
    }

    /** Defaults for everything but the brokers. */
    public static CommerceConfig toBrokers(List<URI> brokers) {
        return new CommerceConfig(
                brokers,
                UplinkConfig.DEFAULT_GROUP,
                Sending.DEFAULT,
                Metering.DEFAULT,
                LinkTiming.DEFAULT,
                Backoff.DEFAULT);
    }

    /** The same with other brokers. */
    public CommerceConfig withBrokers(List<URI> others) {
        return new CommerceConfig(others, group, sending, metering, timing, backoff);
    }

    /** The timing of a link of this kind. A slow mobile link gets twice the time to connect and three times that to send. */
    public LinkTiming timing(boolean metered) {
        return metered
                ? new LinkTiming(
                        metering.keepAlive(),
                        timing.connect().multipliedBy(2),
                        timing.send().multipliedBy(3),
                        timing.stop())
                : timing;
    }

    /** Time from one push to the next; zero: at once. */
    public Duration pushEvery(boolean metered) {
        return metered ? metering.pushEvery() : sending.pushEvery();
    }

    /**
     * How entries are sent.
     *
     * @param windowMax batches that may be on their way without a receipt; each may take 64 KiB of memory until the broker has
     *     it
     * @param receiptTimeout after so long without news the oldest entry without a receipt is sent again
     * @param pushEvery time from one push to the next on an unmetered link; zero: at once
     */
    public record Sending(int windowMax, Duration receiptTimeout, Duration pushEvery) {
        public static final int WINDOW_MAX = 64;
        public static final Duration RECEIPT_TIMEOUT_MIN = Duration.ofSeconds(1);
        public static final Duration RECEIPT_TIMEOUT_MAX = Duration.ofHours(1);

        /** 16 batches of some 200 orders keep a link of 100 ms busy at 30,000 orders a second. */
        public static final Sending DEFAULT = new Sending(16, Duration.ofSeconds(30), Duration.ZERO);

        public Sending {
            if (windowMax < 1 || windowMax > WINDOW_MAX) {
                throw new UplinkException("window-max is " + windowMax + "; must be 1 to " + WINDOW_MAX);
            }
            within("receipt-timeout", receiptTimeout, RECEIPT_TIMEOUT_MIN, RECEIPT_TIMEOUT_MAX);
            within("push-every", pushEvery, Duration.ZERO, PUSH_EVERY_MAX);
        }
    }

    public static final Duration PUSH_EVERY_MAX = Duration.ofDays(1);

    /**
     * What is different on a link whose bytes cost money.
     *
     * @param metered whether the link counts as metered at start; {@code CommerceConnection.metered} changes it
     * @param keepAlive whole seconds; a half-open link is found within three of them
     * @param pushEvery time from one push to the next; zero: at once
     * @param bytesPerHour after so many bytes, both ways, orders wait; a quarter of it may go in one burst
     */
    public record Metering(boolean metered, Duration keepAlive, Duration pushEvery, long bytesPerHour) {
        /** A quarter has to have room for a batch. */
        public static final long BYTES_PER_HOUR_MIN = 256L << 10;

        public static final long BYTES_PER_HOUR_MAX = 1L << 40;
        public static final Duration KEEP_ALIVE_MIN = Duration.ofSeconds(1);
        public static final Duration KEEP_ALIVE_MAX = Duration.ofMinutes(20);

        /** 8 MiB an hour: a hundred times what a busy stall sells, and a day's backlog in minutes. */
        public static final Metering DEFAULT =
                new Metering(false, Duration.ofSeconds(30), Duration.ofMinutes(1), 8L << 20);

        public Metering {
            within("metered-keep-alive", keepAlive, KEEP_ALIVE_MIN, KEEP_ALIVE_MAX);
            within("metered-push-every", pushEvery, Duration.ZERO, PUSH_EVERY_MAX);
            if (bytesPerHour < BYTES_PER_HOUR_MIN || bytesPerHour > BYTES_PER_HOUR_MAX) {
                throw new UplinkException("metered-bytes-per-hour is " + bytesPerHour + "; must be "
                        + BYTES_PER_HOUR_MIN + " to " + BYTES_PER_HOUR_MAX);
            }
        }
    }

    private static void within(String what, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new UplinkException(what + " is " + value + "; must be " + least + " to " + most);
        }
    }
}
