package dev.flightcase.hub.allotments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.commerce.Allotments;
import dev.flightcase.contract.commerce.AllotmentsTaken;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.contract.commerce.Signed;
import dev.flightcase.hub.downlink.News;
import dev.flightcase.hub.downlink.SignedMessages;
import dev.flightcase.hub.downlink.Signer;
import dev.flightcase.hub.nodes.NodeKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Reports that wait for the database, and whose turn it is to be told. */
class StockKeeperTest {
    private static final NodeKey NODE = new NodeKey("tour", "fc-a");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final FakeStockBook book = new FakeStockBook();
    private final StockReports reports = new StockReports(2);
    private final StockKeeper keeper = new StockKeeper(
            book, reports, new StockKeeper.Policy(StockPolicy.defaults(), Duration.ZERO, Duration.ZERO));
    private Instant now = NOW;

    private static Report.Builder report(long epoch) {
        return Report.newBuilder().setNode("fc-a").setEpoch(epoch).setAt(NOW.toEpochMilli());
    }

    private static AllotmentsTaken.Builder taken(long version, String sku, long units) {
        return AllotmentsTaken.newBuilder()
                .setEvent(ByteString.copyFrom(new byte[16]))
                .setVersion(version)
                .addSlices(Allotments.Slice.newBuilder().setSku(sku).setUnits(units));
    }

    @Test
    void reportsWaitForTheDatabaseAndAreTakenInInTheirOrder() {
        reports.reported(NODE, report(1).build());
        reports.reported(NODE, report(2).setAllotments(taken(3, "TEE", 4)).build());
        book.away = true;
        keeper.look();
        assertThat(book.asked).contains("follow", "count", "reconcile", "askAgain");
        assertThat(book.heard).isEmpty();
        reports.reported(NODE, report(5).build());
        book.away = false;
        keeper.look();

        assertThat(book.heard).extracting(Heard::epoch).containsExactly(1L, 2L, 5L);
        assertThat(book.heard.get(1).taken())
                .isEqualTo(new Heard.Taken(new UUID(0, 0), 3, List.of(new SkuUnits("TEE", 4))));
    }

    @Test
    void aReportThatFindsAMistakeOfOursIsOverAndTheOthersAreNot() {
        LongStream.rangeClosed(1, 3)
                .forEach(epoch -> reports.reported(NODE, report(epoch).build()));
        book.poison = 2;
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(keeper::look);
        keeper.look();

        assertThat(book.heard).extracting(Heard::epoch).containsExactly(1L, 3L);
        assertThat(book.asked).contains("follow", "count", "reconcile", "askAgain");
    }

    @Test
    void aReportThatSaysNothingSoundOfStockTellsItsEpochOnly() {
        reports.reported(NODE, report(1).setAllotments(taken(3, "", 4)).build());
        reports.reported(NODE, report(1).setAllotments(taken(3, "TEE", -4)).build());
        reports.reported(NODE, report(1).setAllotments(taken(0, "TEE", 4)).build());
        reports.reported(NODE, report(0).build());
        reports.reported(NODE, report(1).setAt(-5).build());
        keeper.look();

        assertThat(book.heard).hasSize(3).allMatch(heard -> heard.taken() == null);
    }

    @Test
    void whatWaitsIsBounded() {
        IntStream.rangeClosed(1, 50)
                .forEach(epoch -> reports.reported(NODE, report(epoch).build()));
        reports.reported(new NodeKey("tour", "fc-b"), report(1).build());
        reports.reported(new NodeKey("tour", "fc-c"), report(1).build());
        keeper.look();

        assertThat(book.heard).hasSize(9);
        assertThat(book.heard).extracting(Heard::epoch).contains(50L);
    }

    @Test
    void countingGivesWayToOthers() {
        book.chunks = 1000;
        keeper.look();

        assertThat(book.asked).filteredOn("count"::equals).hasSize(20);
    }

    @Test
    void ofSeveralEventsEachThatIsNotConfirmedHasItsTurn() throws InvalidProtocolBufferException {
        book.tellings = List.of(
                new Telling(NODE, "paris", 7, 1, true),
                new Telling(NODE, "berlin", 7, 2, false),
                new Telling(NODE, "rome", 7, 3, false));
        var news = new AllotmentNews(book, new SignedMessages(new NoKey()), () -> now);
        long first = only(news).version();
        now = NOW.plusSeconds(60);
        long second = only(news).version();

        assertThat(List.of(first, second)).containsExactlyInAnyOrder(2L, 3L);
        book.tellings = List.of(new Telling(NODE, "rome", 7, 3, true), new Telling(NODE, "paris", 7, 4, true));
        var told = Allotments.parseFrom(
                Signed.parseFrom(only(news).payload().get()).getPayload());
        assertThat(told.getEventKey()).as("the newest stays with the broker").isEqualTo("paris");
        assertThat(told.getEpoch()).isEqualTo(7);
        assertThat(told.getNode()).isEqualTo("fc-a");
        assertThat(told.getSlices(0).getUnits()).isEqualTo(4);
    }

    private static News only(AllotmentNews news) {
        var all = news.current(List.of());
        assertThat(all).hasSize(1);
        return all.getFirst();
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
}
