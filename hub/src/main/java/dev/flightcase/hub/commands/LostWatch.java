package dev.flightcase.hub.commands;

import dev.flightcase.contract.commerce.Report;
import dev.flightcase.hub.nodes.NodeKey;
import dev.flightcase.hub.reports.ReportListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that the ledger has lost what it once had: a node reports more as received than there is, or its batches begin beyond the mark and the gap
 * stays. Then asks the node to send again, or tells the operator how to.
 *
 * <p>{@link #look()} belongs to one thread; {@link #reported} to another.
 */
public final class LostWatch implements ReportListener {
    /** A node that is offline for longer is asked anew. */
    private static final Duration VALID = Duration.ofDays(7);

    /** The same is not asked for more often than this. */
    private static final Duration ASKED_AGAIN = Duration.ofMinutes(30);

    private static final Logger LOG = LoggerFactory.getLogger(LostWatch.class);

    private final MarkReads marks;
    private final CommandBook book;
    private final Issuer issuer;
    private final ReconcileConfig config;
    private final InstantSource clock;
    private final long patienceLooks;
    private final Map<MarkReads.At, Long> since = new HashMap<>();
    private final Set<MarkReads.At> told = ConcurrentHashMap.newKeySet();
    private long looks;

    /** @param period from one look to the next */
    public LostWatch(
            MarkReads marks,
            CommandBook book,
            Issuer issuer,
            ReconcileConfig config,
            Duration period,
            InstantSource clock) {
        this.marks = marks;
        this.book = book;
        this.issuer = issuer;
        this.config = config;
        this.clock = clock;
        this.patienceLooks = Math.max(1, config.patience().dividedBy(period));
    }

    /** @throws dev.flightcase.hub.ledger.LedgerException when the database is away */
    public void look() {
        looks++;
        var gaps = marks.gaps();
        since.keySet().retainAll(new HashSet<>(gaps));
        for (var gap : gaps) {
            if (looks - since.computeIfAbsent(gap, _ -> looks) >= patienceLooks) {
                lost(gap, "what is behind it has come");
            }
        }
    }

    /** A mark only rises, so a node that was given a higher receipt had it from a past that is lost. */
    @Override
    public void reported(NodeKey node, Report report) {
        if (report.getDone() <= 0) {
            return;
        }
        var here = new MarkReads.At(node.node(), report.getEpoch(), marks.mark(node.node(), report.getEpoch()));
        if (report.getDone() > here.mark()) {
            lost(here, "the node had receipts up to " + report.getDone());
        }
    }

    private void lost(MarkReads.At at, String why) {
        var wish = new Wish.Resend(at.epoch(), at.mark() + 1);
        if (!config.auto()) {
            if (told.add(at)) {
                LOG.atWarn()
                        .addKeyValue("node", at.node())
                        .addKeyValue("mark", at.mark())
                        .addKeyValue("why", why)
                        .addKeyValue(
                                "command",
                                "flightcase hub command %s resend-from %d --epoch %016x"
                                        .formatted(at.node(), wish.sequence(), at.epoch()))
                        .log("the ledger has lost orders that the node still has; the command brings them back");
            }
            return;
        }
        if (!book.toldSince(at.node(), wish.says(), clock.instant().minus(ASKED_AGAIN))
                && issuer.issue(at.node(), wish, VALID).isPresent()) {
            LOG.atWarn()
                    .addKeyValue("node", at.node())
                    .addKeyValue("mark", at.mark())
                    .addKeyValue("why", why)
                    .log("the ledger has lost orders that the node still has; it is asked to send them again");
        }
    }
}
