package dev.flightcase.provisioning;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Keys and certificates as text that other tools read too: RFC 7468, strict form. */
public enum Pem {
    PRIVATE_KEY("PRIVATE KEY"),
    PUBLIC_KEY("PUBLIC KEY"),
    CERTIFICATE("CERTIFICATE");

    private static final int LINE_LENGTH = 64; // RFC 7468 §2

    private final String begin;
    private final String end;

    Pem(String label) {
        this.begin = "-----BEGIN " + label + "-----\n";
        this.end = "\n-----END " + label + "-----\n";
    }

    public byte[] encode(byte[] der) {
        var lines = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(der);
        return (begin + lines + end).getBytes(StandardCharsets.US_ASCII);
    }

    /** Throws {@link IllegalArgumentException} for a text that is cut, has another label or no base64. */
    public byte[] decode(byte[] pem) {
        var text = new String(pem, StandardCharsets.US_ASCII);
        if (!text.startsWith(begin) || !text.endsWith(end) || text.length() <= begin.length() + end.length()) {
            throw new IllegalArgumentException(
                    "does not run from \"" + begin.strip() + "\" to \"" + end.strip() + "\"");
        }
        var lines = text.substring(begin.length(), text.length() - end.length());
        return Base64.getDecoder().decode(lines.replace("\n", ""));
    }
}
