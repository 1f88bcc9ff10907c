package dev.flightcase.hub.page;

import static dev.flightcase.hub.ledger.Journals.batch;
import static dev.flightcase.hub.ledger.Journals.decoded;
import static dev.flightcase.hub.ledger.Journals.id;
import static dev.flightcase.hub.ledger.Journals.order;
import static dev.flightcase.hub.ledger.Journals.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Body;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import dev.flightcase.hub.database.Database;
import dev.flightcase.hub.database.RealPostgres;
import dev.flightcase.hub.database.SqlLedger;
import dev.flightcase.hub.database.SqlReads;
import dev.flightcase.hub.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ledger as people ask for it, from a real PostgreSQL. */
@ExtendWith(RealPostgres.class)
class LedgerRoutesIT {
    private TestDatabase test;
    private Database database;
    private SqlReads reads;
    private Router router;

    @BeforeEach
    void open(TestDatabase fresh) {
        test = fresh;
        database = new Database(fresh.address(), 2);
        database.open();
        reads = new SqlReads(database);
        var builder = Router.builder();
        new LedgerRoutes(reads, Runnable::run).add(builder);
        router = builder.build();
        var ledger = new SqlLedger(database);
        ledger.accept(decoded(run("fc-a", 1, 1, 5)));
        ledger.accept(decoded(run("fc-b", 1, 1, 2)));
        ledger.accept(decoded(batch("fc-b", 1, 3, List.of(order(id("fc-b", 1), 1, "other")))));
        ledger.accept(decoded(run("fc-a", -2, 5, 8)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ordersComeNewestFirstPageByPage() throws Exception {
        var first = text("/api/v1/orders?limit=6");
        assertThat(first)
                .containsPattern("\"number\":8,\"hash\":\"[A-Za-z0-9_-]{43}\",\"training\":false")
                .contains("\"training\":false,\"event\":\"0192aaaa-0000-7000-8000-000000000001\","
                        + "\"total\":{\"amount\":1250,\"currency\":\"EUR\"},\"takenAt\":\"2026-11-22T09:00:00.123Z\"")
                .contains("\"epoch\":\"fffffffffffffffe\"");
        assertThat(first.split("\"id\"")).hasSize(7);
        var cursor = first.replaceAll(".*\"next\":\"(\\d+)\".*", "$1");

        var second = text("/api/v1/orders?limit=6&cursor=" + cursor);
        assertThat(second.split("\"id\"")).hasSize(5);
        assertThat(second).endsWith("\"next\":null}");
    }

    @Test
    void oneNodeAndOneOrder() throws Exception {
        assertThat(text("/api/v1/orders?node=fc-b").split("\"id\"")).hasSize(3);
        assertThat(text("/api/v1/orders/" + id("fc-a", 2)))
                .contains("\"record\":{\"id\":\"" + id("fc-a", 2) + "\"")
                .contains("\"lines\":[{\"sku\":\"pin\"}]}}");
        assertThat(get("/api/v1/orders/" + id("fc-a", 9)).status()).isEqualTo(404);
        assertThat(get("/api/v1/orders/x").status()).isEqualTo(404);
    }

    @Test
    void quarantineSaysWhy() throws Exception {
        assertThat(text("/api/v1/quarantine"))
                .contains("\"id\":\"" + id("fc-b", 1)
                        + "\",\"node\":\"fc-b\",\"epoch\":\"0000000000000001\",\"sequence\":3,"
                        + "\"reason\":\"other-hash\"")
                .endsWith("\"next\":null}");
        assertThat(text("/api/v1/quarantine?node=fc-a")).startsWith("{\"quarantine\":[]");
    }

    @Test
    void aWrongQuestionIsToldItsRule() throws Exception {
        for (var query :
                List.of("cursor=x", "limit=0", "limit=501", "limit=", "node=a/b", "cursor=9999999999999999999")) {
            assertThat(get("/api/v1/orders?" + query).status()).as(query).isEqualTo(400);
        }
    }

    @Test
    void theOverviewAddsUpOverEpochs() {
        var overview = reads.overview();

        assertThat(overview.deadLetters()).isZero();
        assertThat(overview.nodes()).hasSize(2);
        var a = overview.nodes().getFirst();
        assertThat(a.epoch()).isEqualTo(-2);
        assertThat(a.received().mark()).isZero();
        assertThat(a.received().highest()).isEqualTo(8);
        assertThat(a.orders()).isEqualTo(8);
        assertThat(overview.nodes().getLast().quarantined()).isEqualTo(1);
    }

    @Test
    void withoutItsDatabaseItSaysSo() throws Exception {
        test.forbid();
        try {
            assertThat(get("/api/v1/orders").status()).isEqualTo(503);
        } finally {
            test.allow();
        }
    }

    private String text(String target) throws Exception {
        var response = get(target);
        assertThat(response.status()).isEqualTo(200);
        return ((Body.Heap) response.body()).bytes().utf8();
    }

    private Response get(String target) throws Exception {
        var request = Request.of(Method.GET, target);
        return switch (router.match(Method.GET, request.path())) {
            case Router.Match.Found found ->
                ((Handler.Blocking) found.route().handler())
                        .function()
                        .apply(request.withParameters(found.parameters()));
            default -> throw new AssertionError("no route for " + target);
        };
    }
}
