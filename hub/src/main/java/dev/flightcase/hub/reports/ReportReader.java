package dev.flightcase.hub.reports;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.hub.mqtt.MessageSink;
import dev.flightcase.hub.nodes.NodeKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the reports of all nodes and hands each to every listener. What makes no sense is counted and dropped. Thread-safe. */
public final class ReportReader implements MessageSink {
    public static final String FILTER = "flightcase/v1/+/+/reports";

    private static final Logger LOG = LoggerFactory.getLogger(ReportReader.class);
    private static final Pattern TOPIC =
            Pattern.compile("flightcase/v1/([A-Za-z0-9._-]{1,64})/([A-Za-z0-9._-]{1,64})/reports");
    private static final int BYTES_MAX = 64 << 10;

    private final List<ReportListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong dropped = new AtomicLong();

    /** From the next report on. */
    public void add(ReportListener listener) {
        listeners.add(listener);
    }

    /** Reports that made no sense. */
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void accept(String topic, byte[] payload) {
        var names = TOPIC.matcher(topic);
        if (!names.matches() || payload.length > BYTES_MAX) {
            drop(topic);
            return;
        }
        var node = new NodeKey(names.group(1), names.group(2));
        try {
            var report = Report.parseFrom(payload);
            if (report.getNode().equals(node.node())) {
                listeners.forEach(listener -> tell(listener, node, report));
            } else {
                drop(topic);
            }
        } catch (InvalidProtocolBufferException e) {
            drop(topic);
        }
    }

    private static void tell(ReportListener listener, NodeKey node, Report report) {
        try {
            listener.reported(node, report);
        } catch (RuntimeException e) {
            // The node says it again; the other listeners hear it now.
            LOG.atWarn().addKeyValue("node", node.node()).setCause(e).log("a report could not be taken in");
        }
    }

    private void drop(String topic) {
        dropped.incrementAndGet();
        LOG.atDebug().addKeyValue("topic", topic).log("a report makes no sense");
    }
}
