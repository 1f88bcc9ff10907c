package dev.flightcase.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.cache.NotInMemoryException;
import dev.flightcase.cache.StoreException;
import dev.flightcase.http.Body;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreRouteTest {
    @ParameterizedTest
    @EnumSource(StoreException.Kind.class)
    void aStoreThatFailsIsAnsweredWithWhenToTryAgain(StoreException.Kind kind) throws Exception {
        var answer = ask(_ -> {
            throw new StoreException(kind, "reading /secret/place failed", null);
        });

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().first("Retry-After")).hasValue("2");
        assertThat(((Body.Heap) answer.body()).bytes().utf8())
                .contains("urn:flightcase:problem:store-unavailable")
                .doesNotContain("secret");
    }

    @Test
    void whatIsNotInMemoryOrCanNotBeReadIsAskedOfAWorker() {
        for (var failure : List.<RuntimeException>of(
                new NotInMemoryException(), new StoreException(StoreException.Kind.CLOSED, "closed", null))) {
            var handler = (Handler.Glancing) StoreRoute.glancing(
                    Runnable::run,
                    _ -> {
                        throw failure;
                    },
                    _ -> Response.status(204));

            assertThat(handler.glance().apply(Request.of(Method.GET, "/api/v1/products/A")))
                    .isEmpty();
        }
    }

    @Test
    void aMistakeOfOursStaysOne() {
        assertThatThrownBy(() -> ask(_ -> {
                    throw new IllegalStateException("ours");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Response ask(Handler.BlockingFunction route) throws Exception {
        var handler = StoreRoute.on(Runnable::run, route);
        return handler.function().apply(Request.of(Method.GET, "/api/v1/stock"));
    }
}
