package dev.flightcase.media.ingest;

import dev.flightcase.http.BodyReceiver;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A segment or an initialization section on its way in. Only a whole one is ever seen by anybody. */
final class ObjectReceiver implements BodyReceiver {
    private final PublishingPoint.ObjectWriter writer;
    private final CompletableFuture<Response> answer = new CompletableFuture<>();
    private boolean over;

    ObjectReceiver(PublishingPoint.ObjectWriter writer) {
        this.writer = writer;
    }

    @Override
    public CompletionStage<Response> response() {
        return answer;
    }

    @Override
    public void chunk(ByteBuffer piece) {
        if (!over && !writer.write(piece)) {
            abort();
            answer.complete(Problem.of(507, "out-of-memory", "The memory for live video is full")
                    .toResponse()
                    .withHeader("Retry-After", "2"));
        }
    }

    @Override
    public void end() {
        if (over) {
            return;
        }
        over = true;
        if (writer.length() == 0) {
            // Encoders may send an empty request first, to see whether they are welcome.
            writer.abort();
            answer.complete(Response.status(204));
        } else {
            writer.complete();
            answer.complete(Response.status(201));
        }
    }

    @Override
    public void abort() {
        if (!over) {
            over = true;
            writer.abort();
        }
    }
}
