package dev.flightcase.uplink.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.commerce.Entries;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A link whose bytes cost money. */
class MeteredTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final CommerceConfig.Metering metering =
            new CommerceConfig.Metering(true, Duration.ofSeconds(30), MINUTE, 1 << 20);

    private Stage stage = new Stage(Stage.config(CommerceConfig.Sending.DEFAULT, metering), 3);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void keepsTheLinkAliveLessOften() {
        stage.step();

        assertThat(stage.channels.requests().getFirst().timing().keepAlive()).isEqualTo(Duration.ofSeconds(30));
        assertThat(stage.status().metered()).isTrue();
    }

    @Test
    void entriesGoByTheSchedule() {
        var channel = stage.online();
        channel.deliverAll();
        stage.receipt(3);
        stage.outbox.grow(2);
        assertThat(stage.step()).isLessThanOrEqualTo(MINUTE.toNanos());
        stage.after(Duration.ofSeconds(59));
        assertThat(channel.spans()).containsExactly("1-3");
        stage.after(Duration.ofSeconds(1));

        assertThat(channel.spans()).containsExactly("1-3", "4-5");
    }

    @Test
    void theByteBudgetOfAnHourIsKept() {
        stage.outbox.entries(number -> Entries.entry(number, Entries.noise(number, 60_000)));
        stage.outbox.grow(1_000);
        var channel = stage.online();
        for (int second = 0; second < 3600; second++) {
            if (channel.batches().getLast().last() > stage.outbox.done()) {
                channel.deliverAll();
                stage.receipt(channel.batches().getLast().last());
            }
            stage.after(Duration.ofSeconds(1));
        }

        assertThat(bytes(channel)).isBetween((long) (0.8 * (1 << 20)), (1L << 20) + 64 * 1024);
    }

    @Test
    void pushNowOverridesTheBudget() {
        stage.outbox.entries(number -> Entries.entry(number, Entries.noise(number, 60_000)));
        stage.outbox.grow(30);
        var channel = stage.online();
        stage.mailbox.pushNow();
        for (int i = 0; i < 40; i++) {
            channel.deliverAll();
            stage.step();
            stage.receipt(channel.batches().getLast().last());
        }

        assertThat(stage.outbox.done()).isEqualTo(33);
    }

    @Test
    void anotherKindOfLinkIsMadeAnewAndNotThrottled() {
        var metered = stage.online();
        stage.mailbox.metered(false);
        stage.step();

        assertThat(metered.abandoned()).isTrue();
        assertThat(stage.channels.requests().getLast().timing().keepAlive()).isEqualTo(Duration.ofSeconds(5));
        var channel = stage.online();
        stage.receipt(3);
        stage.outbox.grow(1);
        stage.step();
        assertThat(channel.spans()).containsExactly("4-4");
    }

    @Test
    void whatAnUnmeteredLinkCarriedIsNotCounted() {
        stage.mailbox.metered(false);
        stage.outbox.entries(number -> Entries.entry(number, Entries.noise(number, 60_000)));
        stage.outbox.grow(100);
        var channel = stage.online();
        while (stage.outbox.done() < 103) {
            channel.deliverAll();
            stage.receipt(channel.batches().getLast().last());
        }
        stage.mailbox.metered(true);
        stage.outbox.grow(1);
        stage.step();

        assertThat(stage.online().spans()).containsExactly("104-104");
    }

    private static long bytes(FakeChannels.FakeChannel channel) {
        return channel.batches().stream().mapToLong(FakeChannels.Batch::bytes).sum();
    }
}
