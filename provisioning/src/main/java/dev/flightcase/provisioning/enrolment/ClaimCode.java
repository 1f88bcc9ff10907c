package dev.flightcase.provisioning.enrolment;

import dev.flightcase.provisioning.Secret;
import java.net.URI;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a person types or scans: {@code ABCD-EFGH}, or {@code https://hub.example/c/ABCD-EFGH#fingerprint}. */
public final class ClaimCode {
    /** No 0, O, 1 or I: 32 characters that nobody takes for another. */
    private static final String CHARACTER = "[2-9A-HJ-NP-Z]";

    private static final Pattern SHORT = Pattern.compile(CHARACTER + "{8}");
    /** That of a bundle is longer, since nobody types it: 26 of 5 bits each. */
    private static final Pattern CODE = Pattern.compile(CHARACTER + "{8}|" + CHARACTER + "{26}");

    private static final Pattern LINK = Pattern.compile("(https?://[^#?]+?)/c/([^/#?]+)(?:#([0-9A-Fa-f:]+))?");
    private static final String RULE =
            "must be 8 letters and digits such as ABCD-2345 (without 0, 1, I and O), the address that the hub shows with it,"
                    + " or the path of a bundle file";

    private ClaimCode() {}

    /** Whether it looks like a code or an address, and not like a path. */
    public static boolean isOne(String typed) {
        return LINK.matcher(typed.strip()).matches()
                || SHORT.matcher(normal(typed)).matches();
    }

    /**
     * @param hub for a code that brings no address of its own
     * @param plainAllowed see {@link ClaimTicket}
     * @throws IllegalArgumentException with the rule
     */
    public static ClaimTicket ticket(String typed, @Nullable URI hub, boolean plainAllowed) {
        var link = LINK.matcher(typed.strip());
        if (link.matches()) {
            return new ClaimTicket(
                    uri(link.group(1)),
                    code(link.group(2)),
                    fingerprint(link.group(3)),
                    plainAllowed,
                    Optional.empty());
        }
        var code = code(typed);
        if (hub == null) {
            throw new IllegalArgumentException(
                    "a code alone does not say whose it is: name the hub with --hub URL or hub.url in node.toml");
        }
        var fragment = hub.getRawFragment();
        var root = fragment == null
                ? hub
                : uri(hub.toString().substring(0, hub.toString().indexOf('#')));
        return new ClaimTicket(root, code, fingerprint(fragment), plainAllowed, Optional.empty());
    }

    /** As it is sent and signed: upper case, without hyphens. */
    static Secret code(String typed) {
        var code = normal(typed);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("the code " + RULE);
        }
        return new Secret(code);
    }

    private static String normal(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static Optional<Binary> fingerprint(@Nullable String hex) {
        if (hex == null || hex.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Binary.of(HexFormat.of().parseHex(hex.replace(":", ""))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the fingerprint after # must be 64 hexadecimal digits (SHA-256)", e);
        }
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the hub's address must be such as https://hub.example", e);
        }
    }
}
