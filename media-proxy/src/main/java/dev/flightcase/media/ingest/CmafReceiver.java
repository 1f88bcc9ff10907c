package dev.flightcase.media.ingest;

import dev.flightcase.http.BodyReceiver;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import dev.flightcase.media.isobmff.MalformedMediaException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Fragmented media on its way in: a track as one long body, a segment, or an initialization section. */
final class CmafReceiver implements BodyReceiver {
    private final PublishingPoint.Feed feed;
    private final CompletableFuture<Response> answer = new CompletableFuture<>();
    private boolean over;

    CmafReceiver(PublishingPoint.Feed feed) {
        this.feed = feed;
    }

    @Override
    public CompletionStage<Response> response() {
        return answer;
    }

    @Override
    public void chunk(ByteBuffer piece) {
        if (!over) {
            try {
                feed.read(piece);
            } catch (MalformedMediaException e) {
                abort();
                answer.complete(refusal(e));
            }
        }
    }

    @Override
    public void end() {
        if (over) {
            return;
        }
        over = true;
        try {
            // Encoders may send an empty request first, to see whether they are welcome.
            answer.complete(Response.status(feed.end() ? 201 : 204));
        } catch (MalformedMediaException e) {
            answer.complete(refusal(e));
        }
    }

    @Override
    public void abort() {
        if (!over) {
            over = true;
            feed.abort();
        }
    }

    /** DASH-IF Live Media Ingest, Interface-1: a source sends its initialization section again when it gets a 412. */
    private static Response refusal(MalformedMediaException refused) {
        String reason = String.valueOf(refused.getMessage());
        return switch (refused.kind()) {
            case MALFORMED ->
                Problem.of(400, "malformed-media", "The media cannot be read", reason)
                        .toResponse();
            case UNSUPPORTED ->
                Problem.of(415, "unsupported-media", "This media cannot be carried", reason)
                        .toResponse();
            case HEADER_MISSING ->
                Problem.of(
                                412,
                                "initialization-section-missing",
                                "The initialization section of this track was never uploaded",
                                reason)
                        .toResponse();
            case NO_MEMORY ->
                Problem.of(507, "out-of-memory", "The memory for live video is full")
                        .toResponse()
                        .withHeader("Retry-After", "2");
            case TAKEN_OVER ->
                Problem.of(409, "taken-over", "Another source sends this track now", reason)
                        .toResponse();
            case SWITCHED_OFF -> StreamGate.refusal(reason);
        };
    }
}
