package dev.flightcase.daemon.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.checkout.HubStanding;
import dev.flightcase.cache.checkout.OldestToken;
import dev.flightcase.cache.checkout.RejectedEntry;
import dev.flightcase.cache.checkout.Waiting;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.commerce.CommerceStatus;
import dev.flightcase.uplink.commerce.CommerceStatus.Lane;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people read of the way to the hub. */
class HubStatusTest {
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final LinkState ONLINE = new LinkState.Online(URI.create("mqtt://hub:1883"), NOW);
    private static final HubStanding NOTHING_WRONG = new HubStanding(40, 0, Instant.EPOCH, List.of());

    @Test
    void allIsThere() {
        var status = status(new Waiting(0, 0, null), NOTHING_WRONG, null, ONLINE, 0);

        assertThat(status.lines()).containsExactly("all orders are at the hub; connected to mqtt://hub:1883");
        assertThat(status.age()).isZero();
    }

    @Test
    void whatWaitsIsSaidInOrdersAndWithItsAge() {
        var cut = new LinkState.Waiting(NOW, "connection refused", 3);

        assertThat(status(waiting(12, 180), NOTHING_WRONG, null, cut, 0).lines())
                .containsExactly("12 orders wait for the hub, oldest 3 min; not connected: connection refused");
        assertThat(status(waiting(1, 40), NOTHING_WRONG, null, ONLINE, 0).says())
                .isEqualTo("1 order waits for the hub, oldest 40 s");
        assertThat(status(waiting(5, 3 * 3600), NOTHING_WRONG, null, ONLINE, 0).says())
                .isEqualTo("5 orders wait for the hub, oldest 3 h");
        assertThat(status(new Waiting(2, 0, NOW), NOTHING_WRONG, null, ONLINE, 0)
                        .says())
                .isEqualTo("all orders are at the hub; 2 other entries wait");
    }

    @Test
    void aClockThatWasSetBackMakesNoAge() {
        assertThat(status(waiting(1, -90), NOTHING_WRONG, null, ONLINE, 0).age())
                .isZero();
    }

    @Test
    void whatTheHubDidNotTakeIsNamedTheLatestFirst() {
        var rejected = LongStream.rangeClosed(1, 12)
                .mapToObj(n -> new RejectedEntry(n, new UUID(0, n), RejectedEntry.Reason.OTHER_HASH))
                .toList();
        var status = status(new Waiting(0, 0, null), new HubStanding(40, 0, Instant.EPOCH, rejected), null, ONLINE, 3);

        assertThat(status.lines())
                .hasSize(13)
                .contains(
                        "entry 12 (00000000-0000-0000-0000-00000000000c) is kept here only: the hub has this entry with"
                                + " other contents",
                        "and 2 more",
                        "3 messages from the hub's broker made no sense; the last: receipts: no protobuf");
    }

    @Test
    void aPaymentTokenThatRunsOutIsSaidBefore() {
        var soon = new OldestToken(NOW, NOW.plusSeconds(1500));
        var over = new OldestToken(NOW, NOW.minusSeconds(1));

        assertThat(status(waiting(1, 9), NOTHING_WRONG, soon, ONLINE, 0).lines())
                .contains("a payment token waits; it is good for another 25 min");
        assertThat(status(waiting(1, 9), NOTHING_WRONG, over, ONLINE, 0).lines())
                .contains("a payment token waits; it has run out, if this clock is right");
    }

    @Test
    void theJsonHasWhatProgramsAskFor() {
        var status = status(waiting(2, 30), NOTHING_WRONG, new OldestToken(NOW, NOW), ONLINE, 0);

        assertThat(new String(new JsonText().object(status::write), StandardCharsets.UTF_8))
                .isEqualTo("{\"hub\":{\"says\":\"2 orders wait for the hub, oldest 30 s\",\"orders_waiting\":2,"
                        + "\"entries_waiting\":3,\"oldest_s\":30,\"confirmed_through\":40,\"link\":\"online\","
                        + "\"link_says\":\"connected to mqtt://hub:1883\",\"receipt_age_s\":4,\"rejected\":0,"
                        + "\"dead_letters\":0,\"token_expires\":\"2026-11-21T20:00:00Z\"}}");
    }

    private static Waiting waiting(long orders, long seconds) {
        return new Waiting(orders + 1, orders, NOW.minusSeconds(seconds));
    }

    private static HubStatus status(
            Waiting waiting, HubStanding standing, @Nullable OldestToken token, LinkState link, long dead) {
        var progress = new CommerceStatus.Progress(1, 40, 40, 0, 1, null, Duration.ofSeconds(4));
        var lanes = new CommerceStatus.Lanes(Lane.NONE, Lane.NONE, Lane.NONE, Lane.NONE, Lane.NONE, Lane.NONE);
        var trouble = new CommerceStatus.Trouble(0, dead, 0, 0, 0, 0, dead == 0 ? null : "receipts: no protobuf");
        return new HubStatus(
                waiting, standing, token, new CommerceStatus(link, false, 1, 0, progress, lanes, trouble), NOW);
    }
}
