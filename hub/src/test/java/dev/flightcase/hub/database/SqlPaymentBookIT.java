package dev.flightcase.hub.database;

import static dev.flightcase.hub.ledger.Journals.batch;
import static dev.flightcase.hub.ledger.Journals.decoded;
import static dev.flightcase.hub.ledger.Journals.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.contract.commerce.Order;
import dev.flightcase.hub.ledger.Ledger.Acceptance;
import dev.flightcase.hub.ledger.Standing;
import dev.flightcase.hub.payments.Amount;
import dev.flightcase.hub.payments.DuePayment;
import dev.flightcase.hub.payments.PaymentBook.Outcome;
import dev.flightcase.hub.payments.PaymentReads;
import dev.flightcase.hub.payments.PaymentReads.Which;
import dev.flightcase.hub.payments.PaymentState;
import dev.flightcase.hub.payments.SealedTokens;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class SqlPaymentBookIT {
    private static final String NODE = "fc-a";
    private static final long EPOCH = -3;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Outcome CAPTURED = new Outcome(PaymentState.CAPTURED, "", "ch_1");

    /** Nobody opens them here: any 32 bytes that are a key will do. */
    private final SealedTokens tokens = new SealedTokens(
            new byte[] {9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            });

    private TestDatabase test;
    private Database database;
    private SqlLedger ledger;
    private SqlPaymentBook book;

    @BeforeEach
    void open(TestDatabase fresh) {
        test = fresh;
        database = new Database(fresh.address(), 8);
        database.open();
        ledger = new SqlLedger(database);
        book = new SqlPaymentBook(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Standing enter(long first, Order... orders) {
        return switch (ledger.accept(decoded(batch(NODE, EPOCH, first, List.of(orders))))) {
            case Acceptance.Taken(var standing) -> standing;
            case Acceptance.TooScattered(var reason) -> throw new AssertionError(reason);
        };
    }

    private Order paid(long sequence) {
        return tokens.paid(NODE, sequence, "tok-secret", SealedTokens.LATE);
    }

    private DuePayment take() {
        return book.take(LEASE).orElseThrow();
    }

    private long state(long sequence) throws SQLException {
        return test.number("SELECT state FROM payments WHERE entry_id = '" + id(NODE, sequence) + "'");
    }

    private void makeDue() throws SQLException {
        test.execute("UPDATE payments SET due_at = now() - interval '1 s'");
    }

    @Test
    void eachTokenIsLeasedToOne() throws SQLException {
        enter(1, paid(1), paid(2));
        enter(1, paid(1), paid(2));

        var first = take();
        var second = take();
        assertThat(book.take(LEASE)).isEmpty();

        assertThat(List.of(first.order(), second.order())).containsExactlyInAnyOrder(id(NODE, 1), id(NODE, 2));
        assertThat(first.amount()).isEqualTo(new Amount(1250, "EUR"));
        assertThat(first.condition()).isEqualTo(new DuePayment.Condition(false, false, false, false));
        makeDue();
        assertThat(take().tries()).isEqualTo(2);
    }

    @Test
    void whoseLeaseWasOverAsksNobodyAndPutsNothingOff() throws SQLException {
        enter(1, paid(1));
        var late = take();
        makeDue();
        var next = take();

        assertThat(book.asking(late)).isFalse();
        book.later(late, "late", Duration.ZERO, false);
        assertThat(book.take(LEASE)).isEmpty();
        assertThat(book.asking(next)).isTrue();
        makeDue();
        assertThat(take().condition().asked()).isTrue();
    }

    @Test
    void theFirstResultCountsAndTheTokenGoesWithIt() throws SQLException {
        enter(1, paid(1));
        var payment = take();

        assertThat(book.settle(payment, CAPTURED)).isTrue();
        assertThat(book.settle(payment, new Outcome(PaymentState.DECLINED, "no", "")))
                .isFalse();

        assertThat(state(1)).isEqualTo(1);
        assertThat(test.number("SELECT count(*) FROM payment_tokens")).isZero();
    }

    @Test
    void resultsAreInEveryReceiptUntilTheNodeHasReportedThem() {
        enter(1, paid(1), paid(2));
        book.settle(take(), CAPTURED);
        book.settle(take(), new Outcome(PaymentState.DECLINED, "no funds", ""));

        var told = enter(3, paid(3)).payments();
        assertThat(told).extracting(Standing.Paid::result).containsExactly(1, 2);
        assertThat(told.get(1).number()).isGreaterThan(told.get(0).number());
        assertThat(told.get(1).reason()).isEqualTo("no funds");
        assertThat(book.standing(NODE).orElseThrow().payments()).isEqualTo(told);

        book.reported(NODE, EPOCH, told.get(0).number());
        assertThat(book.standing(NODE).orElseThrow().payments()).containsExactly(told.get(1));
        book.reported(NODE, EPOCH, told.get(1).number());
        assertThat(book.standing(NODE).orElseThrow().payments()).isEmpty();
        assertThat(book.takeUntold(9)).isEmpty();
        // A card of yesterday.
        book.reported(NODE, EPOCH + 1, 0);
        assertThat(book.standing(NODE).orElseThrow().payments()).isEqualTo(told);
    }

    @Test
    void oneOfManyTellsANodeAndTheNextOneLater() {
        enter(1, paid(1));
        assertThat(book.takeUntold(9)).isEmpty();
        book.settle(take(), CAPTURED);

        assertThat(book.takeUntold(9)).containsExactly(NODE);
        assertThat(book.takeUntold(9)).isEmpty();
        book.reported(NODE, EPOCH, 0);
        assertThat(book.takeUntold(9)).containsExactly(NODE);
        assertThat(book.standing("fc-stranger")).isEmpty();
    }

    @Test
    void aVoidCountsWhicheverOfTheTwoComesFirst() throws SQLException {
        enter(1, paid(1), SealedTokens.voids(NODE, 2, 1));
        enter(3, SealedTokens.voids(NODE, 3, 4));
        enter(4, paid(4));

        assertThat(take().condition().voided()).isTrue();
        assertThat(take().condition().voided()).isTrue();
        assertThat(state(1)).isZero();
    }

    @Test
    void aVoidThatComesWhileItIsLookedAtIsInTime() {
        enter(1, paid(1));
        var payment = take();
        enter(2, SealedTokens.voids(NODE, 2, 1));

        assertThat(payment.condition().voided()).isFalse();
        assertThat(book.asking(payment)).isFalse();
    }

    @Test
    void nobodyTakesBackWhatAnotherNodeHasSold() {
        enter(1, paid(1));
        var other = batch(
                "fc-b",
                5,
                1,
                List.of(SealedTokens.voids("fc-b", 1, 1).toBuilder()
                        .setRecord(SealedTokens.voids(NODE, 9, 1).getRecord())
                        .setHash(SealedTokens.voids(NODE, 9, 1).getHash())
                        .build()));
        ledger.accept(decoded(other));

        assertThat(take().condition().voided()).isFalse();
    }

    @Test
    void theListsShowNoTokensAndWhatNeedsSomebody() {
        enter(1, paid(1), paid(2), tokens.training(NODE, 3, "tok-training"), paid(4));
        book.settle(take(), CAPTURED);
        book.settle(take(), CAPTURED);
        var practice = take();
        assertThat(practice.condition().training()).isTrue();
        book.settle(practice, CAPTURED);
        book.later(take(), "the gateway can not be reached", LEASE, true);
        enter(5, SealedTokens.voids(NODE, 5, 2));
        var reads = new SqlPaymentReads(database);

        var all = reads.payments(new PaymentReads.Page(Long.MAX_VALUE, 9, null, Which.ALL));
        assertThat(all).extracting(row -> row.sale().number()).containsExactly(4L, 3L, 2L, 1L);
        assertThat(all.getFirst().result().expiresAt()).isEqualTo(SealedTokens.LATE);
        assertThat(all.getLast().result().decidedAt()).isAfter(Instant.EPOCH);
        var open = reads.payments(new PaymentReads.Page(Long.MAX_VALUE, 9, NODE, Which.OPEN));
        assertThat(open).extracting(row -> row.sale().number()).containsExactly(4L, 2L);
        assertThat(open.getFirst().result().reason()).isEqualTo("the gateway can not be reached");
        assertThat(reads.payments(new PaymentReads.Page(all.get(2).position(), 9, null, Which.ALL)))
                .hasSize(1);
        assertThat(reads.counts().states())
                .containsEntry(PaymentState.CAPTURED, 2L)
                .containsEntry(PaymentState.WAITING, 1L);
        assertThat(reads.counts().refunds()).isEqualTo(1);
    }
}
