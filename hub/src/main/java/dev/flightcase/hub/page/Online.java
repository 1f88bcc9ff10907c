package dev.flightcase.hub.page;

import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import java.util.regex.Pattern;

/**
 * Tells a node that nobody stands between it and here: 204 with the nonce that it sent, which no login page can know. Over plain HTTP, because that
 * is what login pages answer in our place (nodes: {@code network.portal-check}).
 */
final class Online {
    private static final String NONCE = "Flightcase-Nonce";
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{1,64}");

    private Online() {}

    static Response answer(Request request) {
        var plain = Response.status(204).withCacheControl("no-store");
        return request.headers()
                .first(NONCE)
                .filter(nonce -> FORM.matcher(nonce).matches())
                .map(nonce -> plain.withHeader(NONCE, nonce))
                .orElse(plain);
    }
}
