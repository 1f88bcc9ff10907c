package dev.flightcase.hub.payments;

import dev.flightcase.contract.commerce.Report;
import dev.flightcase.hub.Rounds;
import dev.flightcase.hub.downlink.Downlink;
import dev.flightcase.hub.ledger.Receipts;
import dev.flightcase.hub.nodes.NodeKey;
import dev.flightcase.hub.reports.ReportListener;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Tells nodes what became of their payments, with a receipt that no batch has asked for; and remembers what nodes say that they have. Told
 * again after 5 s, then ever more rarely, and whenever the node reports, until it has all: a receipt may be overtaken by another one, and a
 * hub may be killed before it has said what it knows. On a virtual thread of its own.
 */
public final class PaymentTeller implements ReportListener, AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int NODES_AT_ONCE = 50;

    private final PaymentBook book;
    private final Downlink line;
    private final InstantSource clock;
    private final Rounds rounds = new Rounds("hub-payment-news", LOOK, this::look);

    public PaymentTeller(PaymentBook book, Downlink line, InstantSource clock) {
        this.book = book;
        this.line = line;
        this.clock = clock;
    }

    public void start() {
        rounds.start();
    }

    /** There is something to tell. Does not block. */
    public void wake() {
        rounds.wake();
    }

    @Override
    public void reported(NodeKey node, Report report) {
        book.reported(node.node(), report.getEpoch(), report.getPaymentsThrough());
        wake();
    }

    @Override
    public void close() {
        rounds.close();
    }

    private void look() {
        boolean more = true;
        while (more && !rounds.isClosed()) {
            more = tell();
        }
    }

    /** Whether there may be more to tell at once. */
    private boolean tell() {
        var nodes = book.takeUntold(NODES_AT_ONCE);
        for (var node : nodes) {
            var standing = book.standing(node);
            if (standing.isPresent()) {
                var topic = standing.get().to().receipts();
                var _ = line.publishRetained(topic, Receipts.of(standing.get(), clock.instant()));
            }
        }
        return nodes.size() == NODES_AT_ONCE;
    }
}
