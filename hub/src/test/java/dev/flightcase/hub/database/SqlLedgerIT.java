package dev.flightcase.hub.database;

import static dev.flightcase.hub.ledger.Journals.batch;
import static dev.flightcase.hub.ledger.Journals.decoded;
import static dev.flightcase.hub.ledger.Journals.id;
import static dev.flightcase.hub.ledger.Journals.order;
import static dev.flightcase.hub.ledger.Journals.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Order;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.hub.ledger.DeadLetter;
import dev.flightcase.hub.ledger.Journals;
import dev.flightcase.hub.ledger.Ledger.Acceptance;
import dev.flightcase.hub.ledger.Range;
import dev.flightcase.hub.ledger.Reason;
import dev.flightcase.hub.ledger.Standing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The judging transaction on a real PostgreSQL. */
@ExtendWith(RealPostgres.class)
class SqlLedgerIT {
    private static final String NODE = "fc-a";
    private static final long EPOCH = -3;

    private TestDatabase test;
    private Database database;
    private SqlLedger ledger;

    @BeforeEach
    void open(TestDatabase fresh) {
        test = fresh;
        database = new Database(fresh.address(), 8);
        database.open();
        ledger = new SqlLedger(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsNewIsEnteredAsItCame() throws SQLException {
        var sent = order(NODE, 1).toBuilder().addTokens(Journals.token(1)).build();

        var standing = taken(batch(NODE, EPOCH, 1, List.of(sent, order(NODE, 2))));

        assertThat(standing.received().ranges()).containsExactly(new Range(1, 2));
        assertThat(standing.taken()).isEqualTo(new Standing.Taken(2, 0, 0));
        assertThat(standing.rejected()).isEmpty();
        try (var connection = test.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT record, hash, amount, currency, taken_at = '2026-11-22 09:00:00.123Z' FROM entries WHERE entry_id = '"
                                + id(NODE, 1) + "'")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getBytes(1)).isEqualTo(sent.getRecord().toByteArray());
            assertThat(found.getBytes(2)).isEqualTo(sent.getHash().toByteArray());
            assertThat(found.getLong(3)).isEqualTo(1250);
            assertThat(found.getString(4)).isEqualTo("EUR");
            assertThat(found.getBoolean(5)).isTrue();
        }
        assertThat(test.number("SELECT count(*) FROM payment_tokens WHERE sealed = 'sealed' AND key_id = 7"))
                .isEqualTo(1);
        assertThat(test.number("SELECT count(*) FROM orders WHERE record::jsonb ->> 'number' = '1' AND NOT training"))
                .isEqualTo(1);
    }

    @Test
    void theSameAgainChangesNothing() throws SQLException {
        taken(run(NODE, EPOCH, 1, 10));

        var standing = taken(run(NODE, EPOCH, 5, 12));

        assertThat(standing.taken()).isEqualTo(new Standing.Taken(2, 6, 0));
        assertThat(standing.received().mark()).isEqualTo(12);
        assertThat(test.number("SELECT count(*) FROM entries")).isEqualTo(12);
        assertThat(test.number("SELECT orders FROM marks")).isEqualTo(12);
        assertThat(test.number("SELECT count(*) FROM resent")).isZero();
    }

    @Test
    void batchesOutOfOrderLeaveGapsThatClose() {
        assertThat(taken(run(NODE, EPOCH, 11, 20)).received().mark()).isZero();
        assertThat(taken(run(NODE, EPOCH, 31, 40)).received().gaps(64))
                .containsExactly(new Range(1, 10), new Range(21, 30));
        assertThat(taken(run(NODE, EPOCH, 1, 10)).received().mark()).isEqualTo(20);
        assertThat(taken(run(NODE, EPOCH, 21, 30)).received().ranges()).containsExactly(new Range(1, 40));
    }

    @Test
    void anotherHashIsQuarantinedOnceAndTheMarkPassesIt() throws SQLException {
        taken(run(NODE, EPOCH, 1, 3));
        var forged = batch(NODE, EPOCH, 4, List.of(order(id(NODE, 2), 2, "other"), order(NODE, 5)));

        var first = taken(forged);
        var again = taken(forged);

        assertThat(first.received().mark()).isEqualTo(5);
        assertThat(first.taken()).isEqualTo(new Standing.Taken(1, 0, 1));
        assertThat(again.taken()).isEqualTo(new Standing.Taken(0, 1, 0));
        assertThat(again.rejected()).isEqualTo(first.rejected());
        assertThat(first.rejected()).singleElement().satisfies(refused -> {
            assertThat(refused.sequence()).isEqualTo(4);
            assertThat(refused.reason()).isEqualTo(Reason.OTHER_HASH);
            assertThat(refused.hash()).isEqualTo(forged.getOrders(0).getHash());
        });
        assertThat(test.number("SELECT count(*) FROM quarantine")).isEqualTo(1);
        assertThat(test.number("SELECT count(*) FROM entries")).isEqualTo(4);
    }

    @Test
    void aTakenPlaceIsQuarantined() throws SQLException {
        taken(run(NODE, EPOCH, 1, 3));

        var standing = taken(batch(NODE, EPOCH, 2, List.of(order("fc-b", 2))));

        assertThat(standing.rejected()).extracting(Standing.Refused::reason).containsExactly(Reason.PLACE_TAKEN);
        assertThat(test.number("SELECT count(*) FROM entries WHERE entry_id = '" + id("fc-b", 2) + "'"))
                .isZero();
    }

    @Test
    void theReceiptSaysWhatIsAtTheMark() {
        assertThat(taken(run(NODE, EPOCH, 2, 3)).markHash()).isEmpty();
        assertThat(taken(run(NODE, EPOCH, 1, 1)).markHash())
                .isEqualTo(order(NODE, 3).getHash());
        assertThat(taken(run(NODE, EPOCH, 1, 2)).markHash())
                .isEqualTo(order(NODE, 3).getHash());
        // At the end of a journal that was sold on from an older past: what the ledger keeps, not what came.
        assertThat(taken(batch(NODE, EPOCH, 3, List.of(order("fc-b", 3)))).markHash())
                .isEqualTo(order(NODE, 3).getHash());
        // Known from an older epoch.
        assertThat(taken(run(NODE, 5, 1, 2)).markHash())
                .isEqualTo(order(NODE, 2).getHash());
        // In quarantine only.
        var broken = order(NODE, 9).toBuilder().setRecord(Journals.utf8("{}")).build();
        assertThat(taken(batch(NODE, 5, 3, List.of(broken))).markHash()).isEqualTo(broken.getHash());
    }

    @Test
    void aBatchThatFollowsAnotherEntryThanTheLedgerHasIsOfAnotherPast() throws SQLException {
        taken(run(NODE, EPOCH, 1, 3));
        var onward = batch(NODE, EPOCH, 4, List.of(order("fc-b", 4), order("fc-b", 5))).toBuilder()
                .setBefore(order("fc-b", 3).getHash())
                .build();

        var standing = taken(onward);

        assertThat(standing.received().mark()).isEqualTo(5);
        assertThat(standing.rejected()).singleElement().satisfies(refused -> {
            assertThat(refused.sequence()).isEqualTo(4);
            assertThat(refused.reason()).isEqualTo(Reason.OTHER_PAST);
        });
        assertThat(taken(onward).rejected()).hasSize(1);
        // Sent again in a new epoch it is no longer refused.
        var again = batch(NODE, 6, 1, List.of(order("fc-b", 4)));
        assertThat(taken(again).rejected()).isEmpty();
        assertThat(test.number("SELECT count(*) FROM entries WHERE entry_id = '" + id("fc-b", 4) + "'"))
                .isEqualTo(1);
    }

    @Test
    void aBatchThatFollowsWhatTheLedgerHasOrWhatNeverCameIsTaken() {
        taken(run(NODE, EPOCH, 1, 3));
        var next = run(NODE, EPOCH, 4, 5).toBuilder()
                .setBefore(order(NODE, 3).getHash())
                .build();
        var far = run(NODE, EPOCH, 8, 9).toBuilder()
                .setBefore(order("fc-b", 7).getHash())
                .build();

        assertThat(taken(next).taken()).isEqualTo(new Standing.Taken(2, 0, 0));
        assertThat(taken(far).taken()).isEqualTo(new Standing.Taken(2, 0, 0));
    }

    @Test
    void aNewEpochThatSendsEverythingAgainAddsOnlyWhatIsNew() throws SQLException {
        taken(run(NODE, EPOCH, 1, 30));
        var orders = new ArrayList<Order>();
        for (long number = 11; number <= 35; number++) {
            orders.add(order(NODE, number));
        }

        var standing = taken(batch(NODE, 77, 1, orders));
        var again = taken(batch(NODE, 77, 1, orders));

        assertThat(standing.taken()).isEqualTo(new Standing.Taken(5, 20, 0));
        assertThat(standing.received().mark()).isEqualTo(25);
        assertThat(again.taken()).isEqualTo(new Standing.Taken(0, 25, 0));
        assertThat(test.number("SELECT count(*) FROM entries")).isEqualTo(35);
        assertThat(test.number("SELECT count(*) FROM resent WHERE epoch = 77")).isEqualTo(20);
        // A place at which a known entry came again is taken, too.
        assertThat(taken(batch(NODE, 77, 1, List.of(order("fc-b", 1)))).rejected())
                .extracting(Standing.Refused::reason)
                .containsExactly(Reason.PLACE_TAKEN);
    }

    @Test
    void whatWasBrokenAndCameWholeLaterIsRejectedNoMore() throws SQLException {
        var broken = order(NODE, 1).toBuilder().setRecord(Journals.utf8("{}")).build();
        assertThat(taken(batch(NODE, EPOCH, 1, List.of(broken))).rejected())
                .extracting(Standing.Refused::reason)
                .containsExactly(Reason.WRONG_HASH);

        var standing = taken(run(NODE, EPOCH, 1, 1));

        assertThat(standing.taken()).isEqualTo(new Standing.Taken(1, 0, 0));
        assertThat(standing.rejected()).isEmpty();
        assertThat(test.number("SELECT count(*) FROM quarantine")).isEqualTo(1);
    }

    @Test
    void atMostTheLast256AreNamed() {
        var orders = new ArrayList<Order>();
        for (long number = 1; number <= 300; number++) {
            orders.add(order(NODE, number).toBuilder()
                    .setKind(Order.Kind.KIND_UNSPECIFIED)
                    .build());
        }

        taken(batch(NODE, EPOCH, 1, orders.subList(0, 150)));
        var rejected = taken(batch(NODE, EPOCH, 151, orders.subList(150, 300))).rejected();

        assertThat(rejected).hasSize(256);
        assertThat(rejected.getFirst().sequence()).isEqualTo(45);
        assertThat(rejected.getLast().sequence()).isEqualTo(300);
    }

    @Test
    void aJournalInShredsIsRefusedWhole() throws SQLException {
        test.execute("INSERT INTO marks (node, epoch, group_name, received) SELECT 'fc-a', -3, 'tour', "
                + "range_agg(int8range(n * 10, n * 10 + 1)) FROM generate_series(1, 4096) AS n");

        assertThat(ledger.accept(decoded(run(NODE, EPOCH, 5, 5)))).isInstanceOf(Acceptance.TooScattered.class);
        assertThat(ledger.accept(decoded(run(NODE, EPOCH, 9, 9)))).isInstanceOf(Acceptance.Taken.class);
        assertThat(test.number("SELECT count(*) FROM entries")).isEqualTo(1);
    }

    @Test
    void theSameDeadLetterIsOneAndTheirNumberHasAnEnd() throws SQLException {
        var letter = new DeadLetter("t", "no OrderBatch", ByteString.copyFrom(new byte[100_000]));
        ledger.bury(letter);
        ledger.bury(letter);
        assertThat(test.number("SELECT times FROM dead_letters WHERE bytes = 100000 AND length(payload) = 65536"))
                .isEqualTo(2);
        test.execute("INSERT INTO dead_letters (topic, digest, reason, bytes, payload) "
                + "SELECT 't', int4send(n), '', 0, '' FROM generate_series(1, 1200) AS n");

        ledger.bury(letter);

        assertThat(test.number("SELECT count(*) FROM dead_letters")).isEqualTo(1000);
        assertThat(test.number("SELECT times FROM dead_letters WHERE bytes = 100000"))
                .isEqualTo(3);
    }

    @Test
    void manyAtOnceInAnyOrderWithDuplicatesAndTwinsAddUpToEveryEntryOnce() throws Exception {
        var batches = new ArrayList<OrderBatch>();
        for (long first = 1; first <= 400; first += 20) {
            batches.add(run(NODE, 1, first, first + 19));
            batches.add(run(NODE, 1, first, first + 29));
            // The same entries, by a card that was copied: another journal at the same time.
            batches.add(batch(
                    NODE,
                    2,
                    first,
                    run(NODE, 1, first, first + 24).getOrdersList().reversed()));
        }
        Collections.shuffle(batches, new Random(4));
        try (var threads = Executors.newFixedThreadPool(6)) {
            var all = batches.stream()
                    .map(one -> (Callable<Standing>) () -> taken(one))
                    .toList();
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        }

        assertThat(test.number("SELECT count(*) FROM entries")).isEqualTo(410);
        assertThat(test.number("SELECT sum(entries) FROM marks")).isEqualTo(410);
        assertThat(test.number("SELECT upper(received) FROM marks WHERE epoch = 1"))
                .isEqualTo(411);
    }

    private Standing taken(OrderBatch sent) {
        return switch (ledger.accept(decoded(sent))) {
            case Acceptance.Taken(var standing) -> standing;
            case Acceptance.TooScattered(var reason) -> throw new AssertionError(reason);
        };
    }
}
