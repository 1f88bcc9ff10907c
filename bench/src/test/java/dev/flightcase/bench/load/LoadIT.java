package dev.flightcase.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.flightcase.http.Body;
import dev.flightcase.http.Handler;
import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.HttpServer;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The load generator against the real HTTP server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadIT {
    private static final int REQUESTS = 50;

    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final HttpServer server = new HttpServer(
            HttpConfig.defaults().withPort(0),
            Router.builder()
                    .route(Method.POST, "/echo", Handler.inline(this::echo), RouteOptions.DEFAULT)
                    .get("/never", Handler.async(_ -> new CompletableFuture<>()))
                    .build(),
            HttpObserver.NONE,
            InstantSource.system());

    @BeforeAll
    void start() {
        server.start();
    }

    @AfterAll
    void stop() {
        server.close(Duration.ZERO);
    }

    @Test
    void everyClientGetsTheAnswerToItsOwnRequests() throws IOException, InterruptedException {
        var plan = LoadPlan.of(server.port(), 3, 20, Duration.ZERO, Duration.ofSeconds(60));

        var result = Load.run(plan, Echoing::new, Watch.NOTHING);

        assertThat(result.firstWrong()).isEmpty();
        assertThat(result.okEver()).isEqualTo(20L * REQUESTS);
        assertThat(keys).hasSize(20 * REQUESTS);
        assertThat(result.latency().count()).isEqualTo(20L * REQUESTS);
        assertThat(result.latency().max()).isPositive();
        // Done early: the window ends with the last answer.
        assertThat(result.seconds()).isLessThan(60);
    }

    @Test
    void aClientThatIsToldToWaitComesBack() throws IOException, InterruptedException {
        var plan = LoadPlan.of(server.port(), 1, 1, Duration.ZERO, Duration.ofSeconds(60));

        var result = Load.run(plan, Patient::new, Watch.NOTHING);

        assertThat(result.retried()).isEqualTo(2);
        assertThat(result.ok()).isEqualTo(1);
    }

    @Test
    @Timeout(60)
    void nobodyWaitsForTheGraceWhenEveryClientIsBetweenTwoRequests() throws IOException, InterruptedException {
        var plan = new LoadPlan(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
                1,
                3,
                Duration.ZERO,
                Duration.ofMillis(100),
                Duration.ofMinutes(10));

        var result = Load.run(plan, (_, _) -> new Idle(), Watch.NOTHING);

        assertThat(result.wrong()).isZero();
    }

    @Test
    void whoGetsNoAnswerIsCounted() throws IOException, InterruptedException {
        var plan = new LoadPlan(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
                1,
                2,
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofMillis(50));

        var result = Load.run(plan, (_, recorder) -> new Asking("/never", recorder), Watch.NOTHING);

        assertThat(result.wrong()).isEqualTo(2);
        assertThat(result.firstWrong()).contains("no answer within");
        assertThat(result.ok()).isZero();
    }

    @Test
    void aServerThatIsNotThereIsAnErrorOfTheRun() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var plan = LoadPlan.of(port, 1, 2, Duration.ZERO, Duration.ofSeconds(1));

        assertThatIOException()
                .isThrownBy(() -> Load.run(plan, (_, recorder) -> new Asking("/never", recorder), Watch.NOTHING));
    }

    private Response echo(Request request) {
        keys.add(request.headers().first("Idempotency-Key").orElse(""));
        return Response.json(new Body.Heap(request.body()));
    }

    /** Sends numbers and wants each of them back. */
    private record Echoing(int number, Recorder recorder, AtomicInteger sent) implements Client {
        Echoing(int number, Recorder recorder) {
            this(number, recorder, new AtomicInteger());
        }

        @Override
        public Step next(long nowNanos) {
            int next = sent.get();
            return next == REQUESTS
                    ? new Step.Done()
                    : new Step.Send(HttpText.write("POST", "/echo", "", key(next), body(next)));
        }

        @Override
        public void answered(Answer answer, long nowNanos) {
            if (answer.status() == 200 && answer.body().equals(body(sent.getAndIncrement()))) {
                recorder.ok(nowNanos - 1, nowNanos);
            } else {
                recorder.wrong(answer.summary());
            }
        }

        @Override
        public void lost(String why) {
            recorder.wrong(why);
        }

        private String key(int request) {
            return number + "-" + request;
        }

        private String body(int request) {
            return "{\"client\":" + number + ",\"request\":" + request + ",\"more\":\"" + "x".repeat(request * 300)
                    + "\"}";
        }
    }

    /** Refused twice. */
    private static final class Patient implements Client {
        private final Recorder recorder;
        private int answers;
        private long until;

        Patient(int number, Recorder recorder) {
            assertThat(number).isZero();
            this.recorder = recorder;
        }

        @Override
        public Step next(long nowNanos) {
            if (answers == 3) {
                return new Step.Done();
            }
            return nowNanos - until < 0 && answers > 0
                    ? new Step.Wait(until)
                    : new Step.Send(HttpText.get(answers < 2 ? "/missing" : "/echo", ""));
        }

        @Override
        public void answered(Answer answer, long nowNanos) {
            answers++;
            until = nowNanos + Duration.ofMillis(5).toNanos();
            if (answers < 3) {
                assertThat(answer.status()).isEqualTo(404);
                recorder.retried();
            } else {
                assertThat(answer.status()).isEqualTo(405);
                recorder.ok(nowNanos, nowNanos);
            }
        }

        @Override
        public void lost(String why) {
            recorder.wrong(why);
        }
    }

    private record Asking(String path, Recorder recorder) implements Client {
        @Override
        public Step next(long nowNanos) {
            return new Step.Send(HttpText.get(path, ""));
        }

        @Override
        public void answered(Answer answer, long nowNanos) {
            recorder.wrong("answered after all: " + answer.summary());
        }

        @Override
        public void lost(String why) {
            recorder.wrong(why);
        }
    }

    /** Wants nothing for an hour. */
    private static final class Idle implements Client {
        @Override
        public Step next(long nowNanos) {
            return new Step.Wait(nowNanos + Duration.ofHours(1).toNanos());
        }

        @Override
        public void answered(Answer answer, long nowNanos) {
            throw new AssertionError("nothing was asked");
        }

        @Override
        public void lost(String why) {
            throw new AssertionError(why);
        }
    }
}
