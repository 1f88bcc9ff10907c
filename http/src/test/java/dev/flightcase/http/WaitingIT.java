package dev.flightcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Requests that wait for something to happen. */
class WaitingIT {
    private final Queue<CompletableFuture<Response>> waiting = new ConcurrentLinkedQueue<>();
    private final Router.Builder routes = Router.builder().get("/wait", Handler.async(_ -> {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        waiting.add(answer);
        return answer;
    }));

    @Test
    void d17AClientThatLeavesCancelsItsWaitingAnswer() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes)) {
            try (RawClient client = fixture.connect()) {
                client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
                await().until(() -> waiting.size() == 1);
                assertThat(waiting.element()).isNotDone();
            }
            await().untilAsserted(() -> assertThat(waiting.element()).isCancelled());
            await().untilAsserted(() -> assertThat(fixture.seen.finished)
                    .singleElement()
                    .returns(HttpObserver.Finished.CLIENT_LEFT, HttpObserver.Finished::status));
        }
    }

    @Test
    void d17TheResponseDeadlineCancelsTheWaitingAnswer() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes, ServerFixture.impatient());
                RawClient client = fixture.connect()) {
            assertThat(client.get("/wait").status()).isEqualTo(503);
            assertThat(waiting.element()).isCancelled();
        }
    }

    @Test
    void twoThousandWaitingRequestsNeedNoThread() throws Exception {
        HttpLimits limits = new HttpLimits(1024, 1024, 1024, 2500, 4096);
        List<RawClient> clients = new ArrayList<>();
        try (ServerFixture fixture =
                new ServerFixture(routes, ServerFixture.config().withLimits(limits))) {
            int threads = Thread.activeCount();
            for (int i = 0; i < 2000; i++) {
                clients.add(fixture.connect().send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n"));
            }
            await().until(() -> waiting.size() == 2000);
            assertThat(Thread.activeCount()).isLessThan(threads + 10);
            waiting.forEach(answer -> answer.complete(Response.text("now")));

            for (RawClient client : clients) {
                assertThat(client.read().text()).isEqualTo("now");
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }
}
