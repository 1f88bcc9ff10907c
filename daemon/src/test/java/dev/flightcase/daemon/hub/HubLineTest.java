package dev.flightcase.daemon.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Arrival;
import dev.flightcase.uplink.ChannelMessage;
import dev.flightcase.uplink.MqttChannel;
import dev.flightcase.uplink.commerce.AllotmentNews;
import dev.flightcase.uplink.commerce.CatalogNews;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.commerce.HubKeys;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.commerce.NodeConfiguration;
import dev.flightcase.uplink.commerce.NodeStanding;
import dev.flightcase.uplink.commerce.Outbox;
import dev.flightcase.uplink.commerce.ReceiptNews;
import dev.flightcase.uplink.shop.CommerceConnection;
import dev.flightcase.uplink.shop.Peers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The line changes brokers under a real connection; the broker is made up. */
@Timeout(30)
class HubLineTest {
    private static final URI FIRST = URI.create("mqtt://first:1883");
    private static final URI SECOND = URI.create("mqtt://second:1883");

    private final BlockingQueue<URI> opened = new LinkedBlockingQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final HubLine line = new HubLine(false);

    private final class Maker implements HubLine.Maker {
        @Override
        public CommerceConnection through(List<URI> brokers) {
            var peers = new Peers(
                    "fc-abcdefghij", new NothingSold(), new Deaf(), new HubKeys(List.of()), (request, listener) -> {
                        opened.add(request.broker());
                        listener.up(10);
                        return new Swallowing();
                    });
            return new CommerceConnection(CommerceConfig.toBrokers(brokers), peers, Ambient.system());
        }

        @Override
        public void askAgain() {
            asked.incrementAndGet();
        }
    }

    private record Swallowing() implements MqttChannel {
        @Override
        public Handing publish(long token, ChannelMessage message) {
            return new Handing.Taken();
        }

        @Override
        public void acknowledge(Arrival arrival) {
            throw new AssertionError("nothing came");
        }

        @Override
        public void disconnect(Duration limit) {
            // nobody is there
        }

        @Override
        public void abandon() {
            // nobody is there
        }
    }

    private record NothingSold() implements Outbox {
        @Override
        public long epoch() {
            return 7;
        }

        @Override
        public long last() {
            return 0;
        }

        @Override
        public long done() {
            return 0;
        }

        @Override
        public long paymentsThrough() {
            return 0;
        }

        @Override
        public Instant receiptsSince() {
            return Instant.EPOCH;
        }

        @Override
        public void forward(long after, Reader reader) {
            // there is nothing to read
        }

        @Override
        public void settle(ReceiptNews news) {
            throw new AssertionError("a receipt for nothing");
        }

        @Override
        public void resendFrom(long sequence, Instant asked) {
            throw new AssertionError("there is nothing to send");
        }

        @Override
        public long renewEpoch() {
            throw new AssertionError("nothing was rolled back");
        }
    }

    private record Deaf() implements HubNews {
        @Override
        public void catalog(CatalogNews news) {
            throw new AssertionError("nobody published any");
        }

        @Override
        public void allotments(AllotmentNews news) {
            throw new AssertionError("nobody granted any");
        }

        @Override
        public CommandOutcome configuration(UUID command, NodeConfiguration wishes) {
            return new CommandOutcome.Unknown();
        }

        @Override
        public NodeStanding standing() {
            return NodeStanding.NONE;
        }
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void otherBrokersAreUsedFromThenOn() throws InterruptedException {
        line.start(List.of(FIRST), new Maker());
        assertThat(opened.take()).isEqualTo(FIRST);

        line.use(List.of(SECOND));

        assertThat(opened.take()).isEqualTo(SECOND);
        assertThat(asked).hasValue(1);
        line.cut();
        line.restore();
        assertThat(opened.take()).isEqualTo(SECOND);
    }

    @Test
    void aNodeThatHasSoldNothingNeedsNoReceipt() {
        line.start(List.of(FIRST), new Maker());

        while (!line.isProven()) {
            Thread.onSpinWait();
        }
        assertThat(line.status()).isPresent();
    }

    @Test
    void aLineThatIsClosedStaysClosed() throws InterruptedException {
        line.start(List.of(FIRST), new Maker());
        opened.take();
        line.close();
        line.use(List.of(SECOND));

        assertThat(opened).isEmpty();
        assertThat(asked).hasValue(0);
    }

    @Test
    void aNodeThatWasReleasedHasNoLineUntilItIsClaimedAgain() throws InterruptedException {
        line.start(List.of(FIRST), new Maker());
        assertThat(opened.take()).isEqualTo(FIRST);
        assertThat(line.isThere()).isTrue();

        line.stop();
        assertThat(line.isThere()).isFalse();
        assertThat(line.status()).isEmpty();
        assertThat(line.pushNow()).isFalse();
        line.restore();
        assertThat(line.status()).as("a check that ends does not bring it back").isEmpty();

        line.start(List.of(SECOND), new Maker());
        assertThat(opened.take()).isEqualTo(SECOND);
    }
}
