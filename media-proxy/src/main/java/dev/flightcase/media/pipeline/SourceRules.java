package dev.flightcase.media.pipeline;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What a value must be so that ffmpeg can only take it as what it is. Each throws an {@link IllegalArgumentException} with the rule. */
public final class SourceRules {
    static final String ONE_ADDRESS =
            "must listen on one address of this node, not on every network: whoever" + " reaches it may push";
    static final String ABSOLUTE_PATH = "must be an absolute path";

    /** SRT's own limits (libsrt, SRTO_PASSPHRASE). */
    private static final int PASSPHRASE_MIN = 10;

    private static final int PASSPHRASE_MAX = 79;
    private static final int URL_CHARS_MAX = 500;

    private SourceRules() {}

    public static InetAddress address(String text) {
        try {
            var address = InetAddress.ofLiteral(text);
            if (!address.isMulticastAddress()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be an IP address, such as \"127.0.0.1\"", e);
        }
        throw new IllegalArgumentException("must not be a multicast address");
    }

    public static String passphrase(String text) {
        if (text.length() < PASSPHRASE_MIN
                || text.length() > PASSPHRASE_MAX
                || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "must have " + PASSPHRASE_MIN + " to " + PASSPHRASE_MAX + " visible ASCII characters");
        }
        return text;
    }

    public static URI rtsp(String text) {
        var rule = "must be a URL such as \"rtsp://192.168.1.20:554/stream1\"";
        try {
            var url = new URI(text);
            if ("rtsp".equals(url.getScheme()) && url.getHost() != null && text.length() <= URL_CHARS_MAX) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(rule, e);
        }
        throw new IllegalArgumentException(rule);
    }

    public static Path device(String text) {
        var path = file(text);
        if (!path.startsWith("/dev")) {
            throw new IllegalArgumentException("must be a device, such as \"/dev/video0\"");
        }
        return path;
    }

    public static Path file(String text) {
        try {
            var path = Path.of(text);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(ABSOLUTE_PATH, e);
        }
        throw new IllegalArgumentException(ABSOLUTE_PATH);
    }
}
