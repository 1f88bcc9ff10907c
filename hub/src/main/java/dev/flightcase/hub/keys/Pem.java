package dev.flightcase.hub.keys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keys and certificates as text: RFC 7468. */
public final class Pem {
    public static final String PRIVATE_KEY = "PRIVATE KEY";
    public static final String PUBLIC_KEY = "PUBLIC KEY";
    public static final String CERTIFICATE = "CERTIFICATE";
    private static final int LINE_LENGTH = 64;

    private Pem() {}

    public static String encode(String label, byte[] der) {
        var lines = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    /** The first block with this label; empty when there is none, or it is damaged. */
    static Optional<byte[]> decode(String label, byte[] text) {
        var block = Pattern.compile("-----BEGIN " + label + "-----\\s([A-Za-z0-9+/=\\s]+)-----END " + label + "-----")
                .matcher(new String(text, StandardCharsets.US_ASCII));
        if (!block.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(block.group(1).replaceAll("\\s", "")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
