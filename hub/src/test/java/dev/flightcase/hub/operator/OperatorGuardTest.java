package dev.flightcase.hub.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.flightcase.http.Body;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.hub.ledger.LedgerException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperatorGuardTest {
    private static final Request FROM_OPERATOR =
            Request.of(Method.POST, "/api/v1/prices").withHeader("Authorization", "Bearer word");

    private final OperatorGuard guard = new OperatorGuard("word", Runnable::run);

    private Response answer(Function<Request, Response> route, Request request) throws Exception {
        var handler = (Handler.Blocking) guard.of(route);
        return handler.function().apply(request);
    }

    private static String text(Response response) {
        return ((Body.Heap) response.body()).bytes().utf8();
    }

    @Test
    void theOperatorIsAnsweredAndNobodyStoresIt() throws Exception {
        var answer = answer(request -> Response.text(request.path()), FROM_OPERATOR);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().first("Cache-Control")).contains("no-store");
        assertThat(text(answer)).isEqualTo("/api/v1/prices");
    }

    @Test
    void nobodyElseGetsToTheRoute() throws Exception {
        for (var word : new String[] {"", "Bearer", "Bearer wor", "Bearer words", "word", "Basic word"}) {
            var answer = answer(
                    _ -> {
                        throw new IllegalStateException("the route was asked");
                    },
                    Request.of(Method.POST, "/api/v1/prices").withHeader("Authorization", word));

            assertThat(answer.status()).as(word).isEqualTo(401);
            assertThat(answer.headers().first("WWW-Authenticate")).contains("Bearer");
        }
    }

    @Test
    void aRuleThatDoesNotHoldIsSaid() throws Exception {
        var answer = answer(
                _ -> {
                    Rule.member("node", "a b", Pattern.compile("[a-z]+"));
                    return Response.status(204);
                },
                FROM_OPERATOR);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer)).contains("malformed", "node must match [a-z]+");
    }

    @Test
    void aDatabaseThatIsAwayIsNoMistakeOfOurs() throws Exception {
        for (boolean passing : new boolean[] {true, false}) {
            var answer = answer(
                    _ -> {
                        throw new LedgerException("secret.example: refused", passing, new IllegalStateException());
                    },
                    FROM_OPERATOR);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(text(answer)).contains("ledger-away", "try again").doesNotContain("secret.example");
        }
    }

    @Test
    void aMistakeOfOursIsLeftToTheServer() {
        assertThatIllegalStateException()
                .isThrownBy(() -> answer(
                        _ -> {
                            throw new IllegalStateException("mistake");
                        },
                        FROM_OPERATOR))
                .withMessage("mistake");
    }
}
