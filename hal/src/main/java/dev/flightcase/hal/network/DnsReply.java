package dev.flightcase.hal.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a question to a resolver brought. */
public sealed interface DnsReply {

    /** From question to answer; empty when there was none. */
    default Optional<Duration> roundTrip() {
        return Optional.empty();
    }

    record Found(List<InetAddress> addresses, Duration took) implements DnsReply {
        public Found {
            addresses = List.copyOf(addresses);
        }

        @Override
        public Optional<Duration> roundTrip() {
            return Optional.of(took);
        }
    }

    /** NXDOMAIN: there is no such name. */
    record NoSuchName(Duration took) implements DnsReply {
        @Override
        public Optional<Duration> roundTrip() {
            return Optional.of(took);
        }
    }

    /** The name is there and has no address of the kind that was asked for; also what a rebind filter leaves of an answer. */
    record NoAddress(Duration took) implements DnsReply {
        @Override
        public Optional<Duration> roundTrip() {
            return Optional.of(took);
        }
    }

    /**
     * The resolver is there and could not, or would not, say.
     *
     * @param code of the reply (RFC 1035 §4.1.1), such as 2, SERVFAIL
     */
    record Refused(int code, Duration took) implements DnsReply {}

    /** Nothing came back in time. */
    record Silent() implements DnsReply {}

    /** It could not be asked: no resolver is known, or the kernel would not send. */
    record NotAsked(String why) implements DnsReply {}
}
