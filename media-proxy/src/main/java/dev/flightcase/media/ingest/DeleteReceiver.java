package dev.flightcase.media.ingest;

import dev.flightcase.http.BodyReceiver;
import dev.flightcase.http.Response;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A DELETE: its body, if any, means nothing. Always 200, so that an encoder can tidy up twice. */
final class DeleteReceiver implements BodyReceiver {
    private final Runnable delete;
    private final CompletableFuture<Response> answer = new CompletableFuture<>();

    DeleteReceiver(Runnable delete) {
        this.delete = delete;
    }

    @Override
    public CompletionStage<Response> response() {
        return answer;
    }

    @Override
    public void chunk(ByteBuffer piece) {}

    @Override
    public void end() {
        delete.run();
        answer.complete(Response.status(200));
    }

    @Override
    public void abort() {}
}
