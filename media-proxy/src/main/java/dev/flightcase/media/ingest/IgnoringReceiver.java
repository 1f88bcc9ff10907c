package dev.flightcase.media.ingest;

import dev.flightcase.http.BodyReceiver;
import dev.flightcase.http.Response;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request whose body, if any, means nothing: DELETE, and manifests. Always 200, so that an encoder can tidy up twice. */
final class IgnoringReceiver implements BodyReceiver {
    private final Runnable whenRead;
    private final CompletableFuture<Response> answer = new CompletableFuture<>();

    IgnoringReceiver(Runnable whenRead) {
        this.whenRead = whenRead;
    }

    @Override
    public CompletionStage<Response> response() {
        return answer;
    }

    @Override
    public void chunk(ByteBuffer piece) {}

    @Override
    public void end() {
        whenRead.run();
        answer.complete(Response.status(200));
    }

    @Override
    public void abort() {}
}
