package dev.flightcase.hub.allotments;

import dev.flightcase.contract.commerce.Report;
import dev.flightcase.hub.nodes.NodeKey;
import dev.flightcase.hub.reports.ReportListener;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reports of stock that wait to be taken in: of each node the last few. Thread-safe; does not block. */
public final class StockReports implements ReportListener {
    /** While the database is away; each says all of it again, but an epoch may be in one only. */
    private static final int EACH_MAX = 8;

    private static final int SKU_CHARS_MAX = 64;
    private static final int UUID_BYTES = 16;

    private final int nodesMax;
    private final Map<NodeKey, Deque<Heard>> waiting = new HashMap<>();
    private volatile Runnable arrived = () -> {};

    /** @param nodesMax of which reports are kept */
    public StockReports(int nodesMax) {
        this.nodesMax = nodesMax;
    }

    /** @param whenArrived runs after each from now on */
    public void whenArrived(Runnable whenArrived) {
        arrived = whenArrived;
    }

    /** What makes no sense is passed over. */
    @Override
    public void reported(NodeKey node, Report report) {
        if (report.getEpoch() == 0 || !isTime(report.getAt())) {
            return;
        }
        add(new Heard(
                node,
                report.getEpoch(),
                Instant.ofEpochMilli(report.getAt()),
                taken(report).orElse(null)));
        arrived.run();
    }

    /** Those that wait, in the order in which they came; they are the caller's. */
    public synchronized List<Heard> take() {
        var all = new ArrayList<Heard>();
        waiting.values().forEach(all::addAll);
        waiting.clear();
        return all;
    }

    private synchronized void add(Heard heard) {
        if (waiting.size() >= nodesMax && !waiting.containsKey(heard.node())) {
            return;
        }
        var of = waiting.computeIfAbsent(heard.node(), _ -> new ArrayDeque<>());
        if (of.size() == EACH_MAX) {
            of.removeFirst();
        }
        of.addLast(heard);
    }

    private static Optional<Heard.Taken> taken(Report report) {
        var said = report.getAllotments();
        if (!report.hasAllotments() || said.getVersion() <= 0 || said.getEvent().size() != UUID_BYTES) {
            return Optional.empty();
        }
        var less = new ArrayList<SkuUnits>();
        for (var slice : said.getSlicesList()) {
            boolean sound = !slice.getSku().isEmpty()
                    && slice.getSku().length() <= SKU_CHARS_MAX
                    && slice.getSku().indexOf('\0') < 0
                    && slice.getUnits() >= 0
                    && slice.getUnits() <= Change.UNITS_MAX;
            if (!sound) {
                return Optional.empty();
            }
            less.add(new SkuUnits(slice.getSku(), slice.getUnits()));
        }
        var bytes = ByteBuffer.wrap(said.getEvent().toByteArray());
        return Optional.of(new Heard.Taken(new UUID(bytes.getLong(), bytes.getLong()), said.getVersion(), less));
    }

    /** 1970 to 9999: what a database column takes. */
    private static boolean isTime(long millis) {
        return millis >= 0 && millis < 253_402_300_799_000L;
    }
}
