package dev.flightcase.uplink.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which broker is tried when, and what becomes of a link when the network changes. */
class CourierLinkTest {
    private final Stage stage = Stage.with(3);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aSilentHubIsLookedForBehindTheNextBroker() {
        var channel = stage.online();
        for (int i = 0; i < 2; i++) {
            channel.deliverAll();
            stage.after(Duration.ofSeconds(30));
        }
        stage.step();

        assertThat(stage.channels.tried())
                .containsExactly(URI.create("mqtt://first:1883"), URI.create("mqtt://second:1883"));
    }

    @Test
    void aBrokenLinkIsReplacedAndTheRetainedReceiptComesFirst() {
        var channel = stage.online();
        channel.listener().lost("reset");
        stage.step();
        stage.after(Duration.ofMillis(500));
        var next = stage.online();
        assertThat(next.batches()).isEmpty();

        stage.receipt(2);

        assertThat(next.spans()).containsExactly("3-3");
    }

    @Test
    void withoutARetainedReceiptItGoesOnAfterTwoSeconds() {
        stage.online().listener().lost("reset");
        stage.step();
        stage.after(Duration.ofMillis(500));
        var next = stage.online();
        stage.after(Duration.ofMillis(1999));
        assertThat(next.batches()).isEmpty();
        stage.after(Duration.ofMillis(1));

        assertThat(next.spans()).containsExactly("1-3");
    }

    @Test
    void brokersAreTriedInTheirOrder() {
        stage.step();
        stage.channels.channel().listener().lost("refused");
        stage.step();
        stage.step();
        stage.channels.channel().listener().lost("refused");
        stage.step();
        assertThat(stage.channels.tried()).hasSize(2);
        stage.after(Duration.ofMillis(500));

        assertThat(stage.channels.tried())
                .containsExactly(
                        URI.create("mqtt://first:1883"),
                        URI.create("mqtt://second:1883"),
                        URI.create("mqtt://first:1883"));
    }

    @Test
    void aBrokerThatStaysSilentIsGivenUp() {
        stage.step();
        var channel = stage.channels.channel();
        stage.after(Duration.ofSeconds(10));

        assertThat(channel.abandoned()).isTrue();
        assertThat(stage.status().failures()).isEqualTo(1);
    }

    @Test
    void aChangeOfTheNetworkEndsTheBackOff() {
        for (int i = 0; i < 20; i++) {
            stage.step();
            stage.channels.channel().listener().lost("refused");
            stage.step();
        }
        int tried = stage.channels.count();
        assertThat(stage.step()).isPositive();
        stage.mailbox.linkChanged();
        stage.step();

        assertThat(stage.channels.count()).isEqualTo(tried + 1);
    }

    @Test
    void anAttemptOfTheOldNetworkIsNotWaitedFor() {
        stage.step();
        var old = stage.channels.channel();
        stage.after(Duration.ofSeconds(3));
        stage.mailbox.linkChanged();
        stage.step();

        assertThat(old.abandoned()).isTrue();
        assertThat(stage.channels.count()).isEqualTo(2);
    }

    @Test
    void afterAChangeOfTheNetworkALinkHasASecondToProveItself() {
        var channel = stage.online();
        channel.deliverAll();
        channel.deliverReport();
        stage.step();
        stage.mailbox.linkChanged();
        stage.step();
        assertThat(channel.reports()).hasSize(2);
        stage.after(Duration.ofSeconds(1));

        assertThat(channel.abandoned()).isTrue();
    }

    @Test
    void aLinkThatProvesItselfStays() {
        var channel = stage.online();
        channel.deliverAll();
        channel.deliverReport();
        stage.step();
        stage.mailbox.linkChanged();
        stage.step();
        channel.deliverReport();
        stage.step();
        stage.mailbox.report();
        stage.after(Duration.ofSeconds(1));
        assertThat(channel.reports()).hasSize(3);
        stage.after(Duration.ofSeconds(9));

        assertThat(channel.abandoned()).isFalse();
    }
}
