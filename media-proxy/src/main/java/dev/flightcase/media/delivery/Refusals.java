package dev.flightcase.media.delivery;

import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;

/** What viewers are told when they do not get what they asked for. None of it may be cached: it may be there in a moment. */
final class Refusals {
    private Refusals() {}

    static Response noSuchStream() {
        return refusal(Problem.of(404, "no-such-stream", "There is no stream of that name"));
    }

    static Response notLive() {
        return refusal(Problem.of(404, "stream-not-live", "This stream is not live now"))
                .withHeader("Retry-After", "2");
    }

    static Response noSuchObject() {
        return refusal(Problem.of(404, "no-such-segment", "There is no such segment, or it is gone"));
    }

    static Response malformed() {
        return refusal(Problem.of(
                400,
                "malformed-directives",
                "The delivery directives cannot be understood",
                "_HLS_msn and _HLS_part must be whole numbers, each once, and _HLS_part needs _HLS_msn."));
    }

    static Response tooFar() {
        return refusal(Problem.of(
                400, "directives-too-far-ahead", "That segment or part is further ahead than anybody can know"));
    }

    static Response tooLate() {
        return refusal(Problem.of(503, "playlist-late", "What was waited for did not come in time"))
                .withHeader("Retry-After", "1");
    }

    static Response tooMany() {
        return refusal(Problem.of(503, "too-many-waiting", "Too many players wait for this stream"))
                .withHeader("Retry-After", "1");
    }

    private static Response refusal(Problem problem) {
        return problem.toResponse().withCacheControl("no-store");
    }
}
