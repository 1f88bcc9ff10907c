package dev.flightcase.hub.database;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.commerce.Allotments;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.commerce.Signed;
import dev.flightcase.hub.allotments.AllotmentNews;
import dev.flightcase.hub.allotments.Change;
import dev.flightcase.hub.allotments.EventStock;
import dev.flightcase.hub.allotments.Heard;
import dev.flightcase.hub.allotments.StallModel;
import dev.flightcase.hub.allotments.StockOutcome;
import dev.flightcase.hub.downlink.SignedMessages;
import dev.flightcase.hub.downlink.Signer;
import dev.flightcase.hub.ledger.Journals;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The hub's side of stock on a real PostgreSQL, message by message. */
final class StockHub implements AutoCloseable {
    static final String EVENT = "berlin";

    private final TestDatabase test;
    private Database database;
    private SqlStockBook book;

    StockHub(TestDatabase test) {
        this.test = test;
        this.database = open(test);
        this.book = new SqlStockBook(database, InstantSource.system());
    }

    private static Database open(TestDatabase test) {
        var database = new Database(test.address(), 4);
        database.open();
        return database;
    }

    /** As after kill -9. */
    void die() {
        database.close();
        database = open(test);
        book = new SqlStockBook(database, InstantSource.system());
    }

    Database database() {
        return database;
    }

    SqlStockBook book() {
        return book;
    }

    StockOutcome pool(String... changes) {
        return book.pool(EVENT, changes(changes));
    }

    StockOutcome allot(StallModel stall, String... changes) {
        return book.allot(stall.node(), EVENT, changes(changes));
    }

    static List<Change> changes(String... changes) {
        return Arrays.stream(changes).map(Change::parse).toList();
    }

    /** What the broker retains for it now. */
    Optional<Allotments> told(StallModel stall) {
        return new AllotmentNews(book, new SignedMessages(new NoKey()), InstantSource.system())
                .current(List.of()).stream()
                        .filter(news -> news.node().equals(stall.key()))
                        .findFirst()
                        .map(news -> {
                            try {
                                return Allotments.parseFrom(
                                        Signed.parseFrom(news.payload().get()).getPayload());
                            } catch (InvalidProtocolBufferException e) {
                                throw new AssertionError(e);
                            }
                        });
    }

    /** As it goes when nothing is lost: reported, told, taken, reported. */
    void meet(StallModel stall) {
        hear(stall.report());
        told(stall).ifPresent(stall::take);
        hear(stall.report());
    }

    void hear(Heard heard) {
        book.heard(heard);
    }

    /** All of the journal is in the ledger, and counted. */
    void receive(StallModel stall) {
        if (stall.entries() > 0) {
            accept(stall.batch(1, stall.entries()));
        }
        book.follow();
        count();
    }

    void accept(OrderBatch batch) {
        new SqlLedger(database).accept(Journals.decoded(batch));
    }

    void count() {
        while (book.count(7)) {
            // there is more
        }
    }

    EventStock.Pool level(String sku) {
        return book.stock(EVENT, 100).getFirst().pool().stream()
                .filter(pool -> pool.sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

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

    @Override
    public void close() {
        database.close();
    }
}
