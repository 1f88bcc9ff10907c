package dev.flightcase.provisioning.enrolment;

import java.net.URI;
import java.util.regex.Pattern;

/** The rules for a hub's address. */
final class HubUrl {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
    private static final int LENGTH_MAX = 512;

    private HubUrl() {}

    /** @throws IllegalArgumentException with the rule */
    static void check(URI hub, boolean plainAllowed) {
        var scheme = hub.getScheme();
        boolean known = "https".equals(scheme) || "http".equals(scheme);
        if (!known
                || hub.getHost() == null
                || hub.getUserInfo() != null
                || hub.getQuery() != null
                || hub.toString().length() > LENGTH_MAX) {
            throw new IllegalArgumentException("the hub's address must be such as https://hub.example");
        }
        if ("http".equals(scheme)
                && !plainAllowed
                && !LOOPBACK.matcher(hub.getHost()).matches()) {
            throw new IllegalArgumentException(
                    "the hub's address is http:// and not on this machine, so anybody on the way"
                            + " could be the hub; use https://, or --insecure where the network is trusted");
        }
    }

    /** The address of something below the hub's root. */
    static URI below(URI hub, String path) {
        var root = hub.toString();
        return URI.create((root.endsWith("/") ? root : root + "/") + path);
    }
}
