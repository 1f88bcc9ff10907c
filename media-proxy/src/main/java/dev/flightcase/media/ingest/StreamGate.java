package dev.flightcase.media.ingest;

import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.isobmff.MalformedMediaException.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the encoders of one stream are let in. Thread-safe. */
public final class StreamGate {
    /** Encoders that heed it ask often enough for a step up to be noticed, and seldom enough to cost nothing. */
    private static final String RETRY_AFTER_SECONDS = "10";

    private volatile @Nullable String closed;

    /**
     * @param reason for the encoder's operator; may be empty
     */
    public void set(boolean nowClosed, String reason) {
        String told = reason.isEmpty() ? "The operator has switched it off." : reason;
        closed = nowClosed ? told : null;
    }

    public boolean isClosed() {
        return closed != null;
    }

    public Optional<Response> refusal() {
        return Optional.ofNullable(closed).map(StreamGate::refusal);
    }

    /** To end a body that was let in before. */
    public MalformedMediaException refused() {
        return new MalformedMediaException(Kind.SWITCHED_OFF, String.valueOf(closed));
    }

    static Response refusal(String reason) {
        return Problem.of(503, "stream-switched-off", "This stream is switched off at the node", reason)
                .toResponse()
                .withHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
}
