package dev.flightcase.uplink.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.commerce.Entries;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent when, and what is sent again. */
class CourierTest {
    private Stage stage = Stage.with(3);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void sendsWhatWaitsAndIsDoneOnlyByTheReceipt() {
        var channel = stage.online();
        channel.deliverAll();
        stage.step();

        assertThat(channel.spans()).containsExactly("1-3");
        assertThat(stage.outbox.done()).isZero();
        assertThat(stage.status().progress().waiting()).isEqualTo(3);
        assertThat(stage.status().progress().oldestWaiting()).isEqualTo(Duration.ofMinutes(10));

        stage.receipt(3);

        assertThat(stage.outbox.done()).isEqualTo(3);
        assertThat(stage.status().progress().inFlight()).isZero();
        assertThat(stage.status().progress().oldestWaiting()).isNull();
        assertThat(stage.status().progress().lastReceipt()).isEqualTo(Duration.ZERO);
        assertThat(stage.status().lanes().orders().acknowledged()).isEqualTo(1);
    }

    @Test
    void asksForAllSubscriptionsAndNoSession() {
        stage.step();

        var request = stage.channels.requests().getFirst();
        assertThat(request.clientId()).isEqualTo("fc-abcdefghij-shop");
        assertThat(request.filters())
                .containsExactly(
                        "flightcase/v1/flightcase/fc-abcdefghij/receipts",
                        "flightcase/v1/flightcase/fc-abcdefghij/catalog",
                        "flightcase/v1/flightcase/fc-abcdefghij/allotments",
                        "flightcase/v1/flightcase/fc-abcdefghij/commands");
        assertThat(request.timing().keepAlive()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aNewEntryGoesAtOnce() {
        var channel = stage.online();
        stage.receipt(3);
        stage.outbox.grow(1);
        stage.mailbox.journalGrew();
        stage.step();

        assertThat(channel.spans()).containsExactly("1-3", "4-4");
    }

    @Test
    void neverMoreOnTheWayThanTheWindow() {
        stage = Stage.with(1_000_000);
        var channel = stage.online();

        assertThat(channel.batches()).hasSize(4);
        for (int i = 0; i < 40; i++) {
            channel.deliverAll();
            stage.receipt(channel.batches().get(i).last());
            assertThat(stage.status().progress().inFlight()).isLessThanOrEqualTo(16);
        }

        assertThat(stage.status().progress().window()).isEqualTo(16);
        assertThat(stage.status().progress().inFlight()).isEqualTo(16);
    }

    @Test
    void neverMoreAtTheBrokerThanItAllowsLessOneForReports() {
        stage = Stage.with(1_000_000);
        var channel = stage.online(3);

        assertThat(channel.batches()).hasSize(2);

        channel.listener().delivered(channel.batches().getFirst().token());
        stage.step();

        assertThat(channel.batches()).hasSize(3);
    }

    @Test
    void aFullLibraryIsAskedOnceMore() {
        stage.step();
        stage.channels.channel().full(1);
        var channel = stage.online();
        assertThat(channel.batches()).isEmpty();

        assertThat(stage.after(Duration.ofMillis(5))).isPositive();
        assertThat(channel.batches()).isEmpty();
        stage.after(Duration.ofMillis(5));

        assertThat(channel.spans()).containsExactly("1-3");
        assertThat(stage.status().progress().inFlight()).isEqualTo(1);
    }

    @Test
    void aLibraryThatStaysFullLosesTheLink() {
        stage.step();
        var channel = stage.channels.channel();
        channel.full(2);
        stage.online();
        channel.full(2);
        stage.after(Duration.ofMillis(10));

        assertThat(channel.abandoned()).isTrue();
        assertThat(stage.status().link())
                .isInstanceOfSatisfying(
                        LinkState.Waiting.class,
                        waiting -> assertThat(waiting.reason()).isEqualTo("too many messages are under way"));
    }

    @Test
    void aLostPubackLosesTheLinkAndTheRestIsSentAgain() {
        var channel = stage.online();
        stage.after(Duration.ofSeconds(9));
        assertThat(channel.abandoned()).isFalse();
        stage.after(Duration.ofSeconds(1));

        assertThat(channel.abandoned()).isTrue();
        stage.after(Duration.ofSeconds(5));
        var next = stage.online();
        assertThat(next).isNotSameAs(channel);
        stage.after(Duration.ofSeconds(2));
        assertThat(next.spans()).containsExactly("1-3");
        assertThat(stage.status().lanes().orders().resent()).isEqualTo(1);
    }

    @Test
    void withoutAReceiptTheOldestGoesAgain() {
        stage = Stage.with(1_000_000);
        var channel = stage.online();
        channel.deliverAll();
        stage.after(Duration.ofSeconds(29));
        assertThat(channel.batches()).hasSize(4);
        stage.after(Duration.ofSeconds(1));

        assertThat(channel.spans()).hasSize(5).last().isEqualTo("1-" + Orders.PROBE_ENTRIES);
        assertThat(stage.status().progress().inFlight()).isEqualTo(1);
        assertThat(stage.status().trouble().receiptTimeouts()).isEqualTo(1);

        channel.deliverAll();
        stage.receipt(Orders.PROBE_ENTRIES);

        assertThat(channel.batches()).hasSizeGreaterThan(6);
    }

    @Test
    void aHubThatStaysSilentCostsTheLinkInEverLongerSteps() {
        stage = Stage.with(1_000);
        var channel = stage.online();
        channel.deliverAll();
        stage.after(Duration.ofSeconds(30));
        channel.deliverAll();
        stage.after(Duration.ofSeconds(30));

        assertThat(channel.abandoned()).isTrue();
        stage.after(Duration.ofSeconds(1));
        var second = stage.online();
        stage.after(Duration.ofSeconds(2));
        second.deliverAll();
        stage.after(Duration.ofSeconds(30));
        second.deliverAll();

        assertThat(second.abandoned()).isFalse();
        stage.after(Duration.ofSeconds(30));
        assertThat(second.abandoned()).isTrue();
    }

    @Test
    void whatTheBrokerNeverConfirmsIsMissedEvenWhenAllStartedOver() {
        stage = Stage.with(1_000_000);
        var channel = stage.online(3);
        channel.deliverReport();
        stage.receipt(1_000_001);
        assertThat(stage.outbox.epoch()).isEqualTo(8);
        assertThat(channel.batches()).hasSize(2);
        stage.after(Duration.ofSeconds(10));

        assertThat(channel.abandoned()).isTrue();
    }

    @Test
    void anEntryThatFitsNoMessageHoldsUpNothing() {
        stage.outbox.entries(
                number -> number == 2 ? Entries.entry(2, Entries.noise(2, 200_000)) : Entries.order(number));
        var channel = stage.online();

        assertThat(channel.spans()).containsExactly("1-1", "2-2", "3-3");
        assertThat(stage.status().trouble().withoutRecord()).isEqualTo(1);
    }

    @Test
    void aBrokenDiskIsTriedAgainLater() {
        stage.outbox.broken(true);
        stage.step();
        stage.channels.channel().listener().up(10);
        try {
            stage.step();
        } catch (IllegalStateException _) {
            stage.courier().recover("internal error");
        }
        stage.outbox.broken(false);
        stage.after(Duration.ofSeconds(1));
        var channel = stage.online();

        assertThat(channel.spans()).containsExactly("1-3");
    }

    @Test
    void windowsAndTimeoutsAreChecked() {
        assertThatThrownBy(() -> new CommerceConfig.Sending(65, Duration.ofSeconds(30), Duration.ZERO))
                .hasMessageContaining("window-max is 65; must be 1 to 64");
        assertThatThrownBy(() -> new CommerceConfig.Sending(16, Duration.ofMillis(30), Duration.ZERO))
                .hasMessageContaining("receipt-timeout");
        assertThatThrownBy(() -> new CommerceConfig.Metering(true, Duration.ofSeconds(30), Duration.ofMinutes(1), 1000))
                .hasMessageContaining("metered-bytes-per-hour");
    }
}
