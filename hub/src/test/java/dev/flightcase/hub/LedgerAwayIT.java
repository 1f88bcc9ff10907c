package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.catalogfolder.FolderLimits;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import dev.flightcase.hub.allotments.StockRoutes;
import dev.flightcase.hub.catalog.CatalogAnnouncements;
import dev.flightcase.hub.catalog.CatalogFacts;
import dev.flightcase.hub.catalog.CatalogRoutes;
import dev.flightcase.hub.catalog.FileShelf;
import dev.flightcase.hub.catalog.PriceDesk;
import dev.flightcase.hub.catalog.PriceRoutes;
import dev.flightcase.hub.catalog.StickRoutes;
import dev.flightcase.hub.commands.CommandRoutes;
import dev.flightcase.hub.commands.Issuer;
import dev.flightcase.hub.database.Database;
import dev.flightcase.hub.database.DatabaseAddress;
import dev.flightcase.hub.database.SqlCatalogBook;
import dev.flightcase.hub.database.SqlCommandBook;
import dev.flightcase.hub.database.SqlMarkReads;
import dev.flightcase.hub.database.SqlPaymentReads;
import dev.flightcase.hub.database.SqlStockBook;
import dev.flightcase.hub.downlink.SignedMessages;
import dev.flightcase.hub.downlink.Signer;
import dev.flightcase.hub.operator.OperatorGuard;
import dev.flightcase.hub.payments.PaymentRoutes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever asks the database says so while nothing answers at its address. */
class LedgerAwayIT {
    private static final String MANIFEST = "ab".repeat(32);

    @TempDir
    private Path folder;

    /** Port 1 is nobody's. */
    private final Database database =
            new Database(new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/hub", "hub", "word"), 1);

    private static final class NoKey implements Signer {
        @Override
        public byte[] signingKey() {
            return new byte[32];
        }

        @Override
        public byte[] sign(byte[] message) {
            return new byte[64];
        }
    }

    private Router routes() {
        var clock = InstantSource.system();
        var guard = new OperatorGuard("word", Runnable::run);
        var shelf = new FileShelf(folder);
        var catalogs = new SqlCatalogBook(database);
        var commands = new SqlCommandBook(database);
        var routes = Router.builder();
        new CatalogRoutes(catalogs, shelf, LedgerAwayIT::never, guard).addTo(routes);
        new StickRoutes(new CatalogAnnouncements(catalogs, new SignedMessages(new NoKey()), List::of, clock), guard)
                .addTo(routes);
        new PriceRoutes(
                        new PriceDesk(catalogs, new CatalogFacts(shelf, new FolderReader(FolderLimits.defaults()))),
                        LedgerAwayIT::never,
                        guard)
                .addTo(routes);
        new StockRoutes(new SqlStockBook(database, clock), LedgerAwayIT::never, guard, Runnable::run).addTo(routes);
        new PaymentRoutes(new SqlPaymentReads(database), Runnable::run).addTo(routes);
        new CommandRoutes(
                        commands,
                        new SqlMarkReads(database),
                        new Issuer(commands, clock, UUID::randomUUID, LedgerAwayIT::never),
                        List::of,
                        guard,
                        clock)
                .addTo(routes);
        return routes.build();
    }

    private static void never() {
        throw new IllegalStateException("nothing was durable");
    }

    private Response answer(Method method, String path, String body) throws Exception {
        var found = (Router.Match.Found) routes().match(method, path);
        return ((Handler.Blocking) found.route().handler())
                .function()
                .apply(Request.of(method, path)
                        .withHeader("Authorization", "Bearer word")
                        .withBody(Bytes.utf8(body)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST | /api/v1/prices     | {"prices":["TEE=1.00"]}
            POST | /api/v1/sticks     | {"nodes":["fc-a"]}
            POST | /api/v1/pools      | {"event":"berlin","changes":["TEE=1"]}
            POST | /api/v1/allotments | {"node":"fc-a","event":"berlin","changes":["TEE=1"]}
            POST | /api/v1/reconcile  | {}
            GET  | /api/v1/allotments | {}
            GET  | /api/v1/payments   | {}
            POST | /api/v1/commands   | {"node":"fc-a","what":"push-now"}
            GET  | /api/v1/commands   | {}
            """)
    void saysThatTheLedgerIsAway(Method method, String path, String body) throws Exception {
        assertAway(answer(method, path, body));
    }

    @Test
    void aCatalogThatLiesOnTheShelfIsNotChosen() throws Exception {
        Files.createFile(folder.resolve(MANIFEST));

        assertAway(
                answer(
                        Method.POST,
                        "/api/v1/catalogs",
                        "{\"manifest\":\"" + MANIFEST
                                + "\",\"manifest_bytes\":0,\"event_key\":\"berlin\",\"products\":1,\"files\":1,\"bytes\":\"0\"}"));
    }

    private static void assertAway(Response answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(((Body.Heap) answer.body()).bytes().utf8())
                .contains("ledger-away", "the database is away; try again");
    }
}
