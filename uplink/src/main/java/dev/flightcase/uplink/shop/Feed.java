package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.UplinkException;
import dev.flightcase.uplink.commerce.Outbox;
import dev.flightcase.uplink.commerce.OutboxEntry;
import dev.flightcase.uplink.wire.BatchWriter;
import dev.flightcase.uplink.wire.EncodedBatch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads entries from the journal into batches, one batch at a time. Owned by the connection's thread; closed by it. */
final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final Outbox outbox;
    private final BatchWriter writer;
    private long next;
    private @Nullable Read newest;

    private record Read(long sequence, Bytes hash) {}

    Feed(Outbox outbox, String node) {
        this.outbox = outbox;
        this.writer = new BatchWriter(node);
    }

    /** The entries behind {@code after} and up to {@code through}, as many as fit and at most {@code most}; empty when none. */
    Optional<EncodedBatch> batch(long after, long through, int most) {
        next = after + 1;
        if (next > through) {
            return Optional.empty();
        }
        writer.begin(outbox.epoch(), next, hash(after));
        outbox.forward(after, (sequence, entry) -> read(sequence, entry) && next <= through && next - after <= most);
        return writer.isEmpty() ? Optional.empty() : Optional.of(writer.finish());
    }

    @Override
    public void close() {
        writer.close();
    }

    /** Most often of the entry that was read last. */
    private @Nullable Bytes hash(long sequence) {
        var known = newest;
        return known != null && known.sequence() == sequence ? known.hash() : Hashes.at(outbox, sequence);
    }

    private boolean read(long sequence, OutboxEntry entry) {
        if (sequence != next) {
            throw new UplinkException("the journal gave entry " + sequence + " where " + next + " should be");
        }
        var added = writer.add(entry);
        switch (added) {
            case YES -> passed(sequence, entry);
            case NO_ROOM -> {}
            case TOO_LARGE -> {
                if (!writer.isEmpty()) {
                    return false;
                }
                LOG.atError()
                        .addKeyValue("sequence", sequence)
                        .addKeyValue("id", entry.id())
                        .addKeyValue("bytes", entry.record().length())
                        .log("entry is too large for any message, the hub gets its id and hash only");
                writer.addWithoutRecord(entry);
                passed(sequence, entry);
            }
        }
        return added == BatchWriter.Added.YES;
    }

    private void passed(long sequence, OutboxEntry entry) {
        newest = new Read(sequence, entry.hash());
        next++;
    }
}
