package dev.flightcase.demo.client;

import java.net.URI;
import java.util.Map;

/** Lets phones in, as the stall's operator does. Any thread; each call blocks for a few requests. */
public final class OperatorDesk {
    private final Http http;
    private final URI base;
    private final String pin;

    /** @param base root of the node, with a trailing slash */
    public OperatorDesk(Http http, URI base, String pin) {
        this.http = http;
        this.base = base;
        this.pin = pin;
    }

    /** What came of a request: what was asked for, or why there is none. */
    public sealed interface Outcome {
        record Got(String what) implements Outcome {}

        record Failed(String why) implements Outcome {}
    }

    /** A code for one phone that sells. */
    public Outcome code() throws InterruptedException {
        var session = http.post(base.resolve("api/v1/sessions"), Map.of(), Json.write(Map.of("pin", pin)));
        if (!session.is(200)) {
            return failed("the operator could not sign in", session);
        }
        var bearer = "Bearer " + session.json().at("token").text();
        var code = http.post(
                base.resolve("api/v1/enrolments"), Map.of("Authorization", bearer), Json.write(Map.of("role", "pos")));
        return code.is(201)
                ? new Outcome.Got(code.json().at("code").text())
                : failed("there was no code for a phone", code);
    }

    /**
     * Makes a code and enrols a phone with it; what it gets is its cookie. One phone at a time, so that no more codes are
     * open than the node lets be.
     */
    public synchronized Outcome enrol(String name) throws InterruptedException {
        return switch (code()) {
            case Outcome.Failed failed -> failed;
            case Outcome.Got(var code) -> {
                var phone = http.post(
                        base.resolve("api/v1/devices"), Map.of(), Json.write(Map.of("code", code, "name", name)));
                yield phone instanceof Http.Got got && got.status() == 201
                        ? new Outcome.Got(got.cookie())
                        : failed("a phone could not enrol", phone);
            }
        };
    }

    private static Outcome failed(String what, Http.Answer answer) {
        return new Outcome.Failed(what
                + switch (answer) {
                    case Http.Broken(var why) -> ": " + why;
                    case Http.Got got ->
                        ": " + got.status() + " " + got.json().at("title").text();
                });
    }
}
