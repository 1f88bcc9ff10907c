package dev.flightcase.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Body;
import dev.flightcase.http.Handler;
import dev.flightcase.http.HttpException;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatchTest {
    private static final Request GET = Request.of(Method.GET, "/");
    private final Queue<Runnable> workers = new ArrayDeque<>();

    private CompletableFuture<Reply> run(Request request, Path path, long length) {
        Handler handler = Handler.blocking(workers::add, _ -> Response.ok("image/png", new Body.File(path, length)));
        return Dispatch.run(handler, request, _ -> {}).toCompletableFuture();
    }

    @Test
    void opensAFileOnTheThreadOfTheHandlerAndClosesItWhenItIsNotSent(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("picture"), new byte[5]);

        CompletableFuture<Reply> answer = run(GET, file, 5);
        assertThat(answer).isNotDone();
        workers.remove().run();
        Files.delete(file);

        OpenFile open = Objects.requireNonNull(answer.join().file());
        assertThat(open.length()).isEqualTo(5);
        assertThat(open.isOpen()).isTrue();
        answer.join().release();
        assertThat(open.isOpen()).isFalse();
    }

    @Test
    void failsWhenAFileIsGone(@TempDir Path folder) {
        CompletableFuture<Reply> answer = run(GET, folder.resolve("none"), 5);
        workers.remove().run();

        assertThat(answer)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(HttpException.class);
    }

    @Test
    void aGlanceThatFindsTheAnswerAsksNoWorker() {
        var answer = Dispatch.run(glancing(Optional.of(Response.status(204))), GET, _ -> {})
                .toCompletableFuture();

        assertThat(workers).isEmpty();
        assertThat(answer.join().status()).isEqualTo(204);
    }

    @Test
    void aGlanceThatFindsNothingLeavesItToAWorker() {
        var answer = Dispatch.run(glancing(Optional.empty()), GET, _ -> {}).toCompletableFuture();

        assertThat(answer).isNotDone();
        workers.remove().run();
        assertThat(answer.join().status()).isEqualTo(404);
    }

    private Handler glancing(Optional<Response> glance) {
        return new Handler.Glancing(_ -> glance, Handler.blocking(workers::add, _ -> Response.status(404)));
    }

    @Test
    void opensNothingForHead(@TempDir Path folder) {
        CompletableFuture<Reply> answer = run(Request.of(Method.HEAD, "/"), folder.resolve("none"), 5);
        workers.remove().run();

        assertThat(answer.join().file()).isNull();
        assertThat(answer.join().length()).isEqualTo(5);
    }
}
