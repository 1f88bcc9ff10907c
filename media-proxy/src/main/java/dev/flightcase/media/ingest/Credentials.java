package dev.flightcase.media.ingest;

import dev.flightcase.http.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Who may push to which stream: the key as Bearer token, or as Basic password with the stream's name as user. */
public final class Credentials {
    private final Map<String, String> keys;
    private final BiPredicate<String, String> ownEncoders;

    /**
     * @param keys by stream name
     * @param ownEncoders whether a stream may be pushed with a key that this node gave to a process of its own; from this machine only
     */
    public Credentials(Map<String, String> keys, BiPredicate<String, String> ownEncoders) {
        this.keys = Map.copyOf(keys);
        this.ownEncoders = ownEncoders;
    }

    public Credentials(Map<String, String> keys) {
        this(keys, (_, _) -> false);
    }

    /** What the Authorization header is worth for one stream. */
    public enum Verdict {
        GRANTED,
        MISSING_OR_WRONG,
        /** The right key of another stream. */
        OTHER_STREAM
    }

    private record Presented(Optional<String> user, String key) {}

    /** @param remote who asks */
    public Verdict check(String stream, Headers headers, InetSocketAddress remote) {
        boolean own = headers.first("Authorization")
                .flatMap(Credentials::read)
                .filter(presented -> ownEncoders.test(stream, presented.key()))
                .isPresent();
        return own && isThisMachine(remote.getAddress()) ? Verdict.GRANTED : check(stream, headers);
    }

    /** Loopback, or the address that a node without loopback listens on, as a process of its own reaches it. */
    private static boolean isThisMachine(@Nullable InetAddress address) {
        try {
            return address != null
                    && (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null);
        } catch (SocketException e) {
            return false;
        }
    }

    public Verdict check(String stream, Headers headers) {
        Optional<Presented> presented = headers.first("Authorization").flatMap(Credentials::read);
        if (presented.isEmpty()) {
            return Verdict.MISSING_OR_WRONG;
        }
        // All keys are compared, each in constant time, so that timing tells nothing about any of them.
        boolean own = false;
        boolean other = false;
        for (Map.Entry<String, String> entry : keys.entrySet()) {
            boolean named = presented.get().user().map(entry.getKey()::equals).orElse(true);
            boolean same = equal(entry.getValue(), presented.get().key()) && named;
            own |= same && entry.getKey().equals(stream);
            other |= same && !entry.getKey().equals(stream);
        }
        if (own) {
            return Verdict.GRANTED;
        }
        return other ? Verdict.OTHER_STREAM : Verdict.MISSING_OR_WRONG;
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Presented> read(String authorization) {
        int space = authorization.indexOf(' ');
        String scheme = space < 0 ? authorization : authorization.substring(0, space);
        String value = space < 0 ? "" : authorization.substring(space + 1).strip();
        if (scheme.equalsIgnoreCase("Bearer")) {
            return Optional.of(new Presented(Optional.empty(), value));
        }
        if (!scheme.equalsIgnoreCase("Basic")) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Presented(Optional.of(pair.substring(0, colon)), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            // no Base64: as good as no credentials
            return Optional.empty();
        }
    }
}
