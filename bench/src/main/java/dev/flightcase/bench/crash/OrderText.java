package dev.flightcase.bench.crash;

import dev.flightcase.demo.client.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An order as the node answers it: its record, with what may change put before it and its hash behind it. The record is what
 * is hashed and chained.
 *
 * @param record the bytes that the hash is over
 */
record OrderText(boolean voided, String id, long number, String previous, String hash, String record) {
    private static final Pattern AROUND =
            Pattern.compile("\\{\"state\":\"([a-z-]+)\",\"settlement\":\"[a-z-]+\",(.*),\"hash\":\"[\\w-]{43}\"}");

    /** Empty for text that is no such order. */
    static Optional<OrderText> read(String text) {
        var around = AROUND.matcher(text);
        if (!around.matches()) {
            return Optional.empty();
        }
        var json = Json.parse(text);
        return Optional.of(new OrderText(
                around.group(1).equals("voided"),
                json.at("id").text(),
                json.at("number").number(-1),
                json.at("previous").text(),
                json.at("hash").text(),
                "{" + around.group(2) + "}"));
    }

    /** Is the hash that of the record? */
    boolean isWhole() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(record.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .equals(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The objects of the array {@code orders} of a page, each as it stands there. */
    static List<String> split(String page) {
        var orders = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int at = page.indexOf('['); at >= 0 && at < page.length(); at++) {
            char c = page.charAt(at);
            if (quoted) {
                at += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{') {
                start = depth++ == 0 ? at : start;
            } else if (c == '}' && --depth == 0) {
                orders.add(page.substring(start, at + 1));
            } else if (c == ']' && depth == 0) {
                return orders;
            }
        }
        return orders;
    }
}
