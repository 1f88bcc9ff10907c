package dev.flightcase.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which names in the Host header are ours. A page on another site can point its own name at this node's address (DNS rebinding) and then
 * talk to it as if it were its own; it cannot do that with a name that public DNS never holds. So accepted are, besides the configured
 * names: IP addresses, {@code localhost} and names of one label, and names under {@code .local} (RFC 6762), {@code .localhost} and
 * {@code .test} (RFC 6761), {@code .internal} (reserved by ICANN for private use) and {@code .home.arpa} (RFC 8375).
 */
public final class HostPolicy {
    private static final List<String> NEVER_PUBLIC =
            List.of(".local", ".localhost", ".test", ".internal", ".home.arpa");

    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,45}(%25[0-9a-z]{1,15})?]");
    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");
    private static final Pattern PORT = Pattern.compile("\\d{0,5}");

    private final Set<String> names;
    /** Everybody at a stall uses the same name. */
    private volatile Judged last = new Judged("", Verdict.MALFORMED);

    private record Judged(String authority, Verdict verdict) {}

    public HostPolicy(List<String> names) {
        this.names = names.stream().map(HostPolicy::normalised).collect(Collectors.toUnmodifiableSet());
    }

    /** What the Host header's value means. */
    public enum Verdict {
        OURS,
        FOREIGN,
        MALFORMED
    }

    /**
     * @param authority host, or host:port (RFC 9110 §7.2); the port says nothing about who we are and is only checked for its grammar
     */
    public Verdict judge(String authority) {
        var known = last;
        if (known.authority.equals(authority)) {
            return known.verdict;
        }
        var verdict = judged(authority);
        last = new Judged(authority, verdict);
        return verdict;
    }

    private Verdict judged(String authority) {
        String host = hostOf(authority);
        if (host.isEmpty()) {
            return Verdict.MALFORMED;
        }
        if (host.startsWith("[")) {
            return IPV6.matcher(host).matches() ? Verdict.OURS : Verdict.MALFORMED;
        }
        if (host.length() > 253 || !NAME.matcher(host).matches()) {
            return Verdict.MALFORMED;
        }
        boolean ours = host.indexOf('.') < 0
                || isIpv4(host)
                || NEVER_PUBLIC.stream().anyMatch(host::endsWith)
                || names.contains(host);
        return ours ? Verdict.OURS : Verdict.FOREIGN;
    }

    private static boolean isIpv4(String host) {
        return IPV4.matcher(host).matches();
    }

    private static String hostOf(String authority) {
        int bracket = authority.lastIndexOf(']');
        int colon = authority.indexOf(':', Math.max(bracket, 0));
        if (colon >= 0 && !PORT.matcher(authority.substring(colon + 1)).matches()) {
            return "";
        }
        return normalised(colon < 0 ? authority : authority.substring(0, colon));
    }

    private static String normalised(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.length() > 1 && lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
