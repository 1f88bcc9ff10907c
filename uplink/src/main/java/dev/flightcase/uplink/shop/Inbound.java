package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.Arrival;
import dev.flightcase.uplink.commerce.AllotmentNews;
import dev.flightcase.uplink.commerce.CatalogNews;
import dev.flightcase.uplink.commerce.HubCommand;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.commerce.Outbox;
import dev.flightcase.uplink.wire.HubReceipt;
import dev.flightcase.uplink.wire.Parsed;
import dev.flightcase.uplink.wire.ReceiptDecoder;
import dev.flightcase.uplink.wire.SignedDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what arrived and hands it to whom it is for; receipts are handed back, to be taken together. */
final class Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);

    private final Parts parts;
    private final ShopTopics topics;
    private final SignedDecoder decoder;

    record Parts(
            String node,
            Outbox outbox,
            HubNews news,
            Commands commands,
            Reports reports,
            DeadLetters deadLetters,
            Tally tally) {}

    Inbound(Parts parts, ShopTopics topics, SignedDecoder decoder) {
        this.parts = parts;
        this.topics = topics;
        this.decoder = decoder;
    }

    List<HubReceipt> read(List<Arrival> arrivals, Instant at, long now) {
        var receipts = new ArrayList<HubReceipt>();
        for (var arrival : arrivals) {
            var topic = arrival.topic();
            if (topic.equals(topics.receipts())) {
                count(Tally.Kind.RECEIPTS, arrival);
                take(
                                "receipts",
                                ReceiptDecoder.decode(arrival.payload(), arrival.properties(), parts.node()),
                                arrival,
                                now)
                        .ifPresent(receipts::add);
            } else if (topic.equals(topics.catalog())) {
                count(Tally.Kind.CATALOG, arrival);
                take("catalog", decoder.catalog(arrival.payload(), arrival.properties()), arrival, now)
                        .ifPresent(this::catalog);
            } else if (topic.equals(topics.allotments())) {
                count(Tally.Kind.ALLOTMENTS, arrival);
                take("allotments", decoder.allotments(arrival.payload(), arrival.properties()), arrival, now)
                        .ifPresent(this::allotments);
            } else if (topic.equals(topics.commands())) {
                count(Tally.Kind.COMMANDS, arrival);
                take("commands", decoder.command(arrival.payload(), arrival.properties()), arrival, now)
                        .ifPresent(command -> obey(command, at, now));
            } else {
                bad("unknown", "came on a topic that was not asked for", arrival, now);
            }
        }
        return receipts;
    }

    private <T> Optional<T> take(String lane, Parsed<T> parsed, Arrival arrival, long now) {
        return switch (parsed) {
            case Parsed.Good<T>(T value) -> Optional.of(value);
            case Parsed.Bad<T>(String why) -> {
                bad(lane, why, arrival, now);
                yield Optional.empty();
            }
        };
    }

    private void bad(String lane, String why, Arrival arrival, long now) {
        parts.deadLetters().add(lane, why, arrival.payload().length, 1, now);
    }

    private void count(Tally.Kind lane, Arrival arrival) {
        parts.tally().message(lane, arrival.payload().length, false);
        if (arrival.qos() > 0) {
            parts.tally().acknowledged(lane);
        }
    }

    private void catalog(CatalogNews news) {
        hand("catalog", () -> parts.news().catalog(news));
    }

    private void allotments(AllotmentNews news) {
        if (news.epoch() == parts.outbox().epoch()) {
            hand("allotments", () -> parts.news().allotments(news));
            parts.reports().changed();
        } else {
            LOG.atDebug().addKeyValue("version", news.version()).log("allotments of another epoch");
        }
    }

    private void obey(HubCommand command, Instant at, long now) {
        parts.reports().done(command.id(), parts.commands().obey(command, at, now));
    }

    /** Whatever the receiver does wrong, orders go on; the broker says it again after the next connect. */
    private static void hand(String lane, Runnable handing) {
        try {
            handing.run();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("lane", lane).log("news of the hub was not taken");
        }
    }
}
