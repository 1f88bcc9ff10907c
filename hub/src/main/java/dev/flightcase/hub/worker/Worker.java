package dev.flightcase.hub.worker;

import dev.flightcase.hub.ledger.Batch;
import dev.flightcase.hub.ledger.BatchDecoder;
import dev.flightcase.hub.ledger.DeadLetter;
import dev.flightcase.hub.ledger.Decoded;
import dev.flightcase.hub.ledger.Ledger;
import dev.flightcase.hub.ledger.LedgerException;
import dev.flightcase.hub.ledger.Standing;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One message after the other: decode, commit, acknowledge, receipt. While the database is away it holds what it has, acknowledges nothing
 * and tries again; the broker then sends no more than the worker has said it takes. What the database will never take (its
 * own words) goes to the dead letters, so that nothing blocks what is behind it.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** One that sends nonsense for ever shall not fill the log as well. */
    private static final int LETTERS_TOLD_MAX = 100;

    /** commerce.proto: 64 KiB on the wire; and a little for what is around it. */
    private static final long MESSAGE_BYTES_MAX = 66 * 1024;

    private final OrdersLine line;
    private final Ledger ledger;
    private final Inbox inbox;
    private final Pauses pauses;
    private final Outgoing outgoing;
    private final WorkerCounts counts;
    private volatile boolean closed;
    private @Nullable Thread thread;
    /** Of the worker's own thread. */
    private boolean away;

    public Worker(
            OrdersLine line,
            Ledger ledger,
            WorkerConfig config,
            InstantSource clock,
            RandomGenerator random,
            WorkerCounts counts) {
        this.line = line;
        this.ledger = ledger;
        this.inbox = new Inbox(config.receiveMax() * MESSAGE_BYTES_MAX);
        this.pauses = new Pauses(config.retryMax(), random);
        this.outgoing = new Outgoing(line, clock, counts);
        this.counts = counts;
    }

    public void start(String name) {
        outgoing.start(name + "-receipts");
        thread = Thread.ofVirtual().name(name).start(this::run);
        line.start(this::arrived, inbox::clear);
    }

    public boolean isUp() {
        return line.isUp();
    }

    /** What it had and did not acknowledge goes to another worker. */
    @Override
    public void close() {
        closed = true;
        line.close();
        if (thread != null) {
            thread.interrupt();
        }
        outgoing.close();
    }

    private boolean arrived(Delivery delivery) {
        boolean fits = inbox.offer(delivery);
        if (!fits) {
            LOG.atWarn()
                    .addKeyValue("topic", delivery.topic())
                    .log("the broker sends more than was asked for; the line is taken up anew");
        }
        return fits;
    }

    private void run() {
        try {
            while (true) {
                var delivery = inbox.take();
                try {
                    handle(delivery);
                } catch (RuntimeException e) {
                    // A mistake of ours must end neither the worker nor the way of what is behind this message.
                    LOG.atError()
                            .addKeyValue("topic", delivery.topic())
                            .setCause(e)
                            .log("a batch could not be handled");
                    bury(new DeadLetter(delivery.topic(), "the hub failed: " + e, delivery.payload()));
                }
                delivery.acknowledge().run();
            }
        } catch (InterruptedException _) {
            // close()
        }
    }

    /** Returns when it is safe to forget the message. */
    private void handle(Delivery delivery) throws InterruptedException {
        switch (BatchDecoder.decode(delivery.topic(), delivery.encoding(), delivery.payload())) {
            case Decoded.Sound(var batch) -> take(batch, delivery);
            case Decoded.Dead(var letter) -> bury(letter);
        }
    }

    private void take(Batch batch, Delivery delivery) throws InterruptedException {
        while (true) {
            try {
                switch (ledger.accept(batch)) {
                    case Ledger.Acceptance.Taken(var standing) -> taken(standing);
                    case Ledger.Acceptance.TooScattered(var reason) ->
                        bury(new DeadLetter(delivery.topic(), reason, delivery.payload()));
                }
                back();
                return;
            } catch (LedgerException e) {
                if (!e.isPassing()) {
                    LOG.atError()
                            .addKeyValue("topic", delivery.topic())
                            .setCause(e)
                            .log("the database refuses a batch");
                    bury(new DeadLetter(
                            delivery.topic(), "the database refuses it: " + e.getMessage(), delivery.payload()));
                    return;
                }
                pause(e);
            }
        }
    }

    private void taken(Standing standing) {
        counts.batch(standing.taken());
        if (standing.taken().quarantined() > 0) {
            LOG.atError()
                    .addKeyValue("node", standing.to().node())
                    .addKeyValue("entries", standing.taken().quarantined())
                    .log("entries are in quarantine, not in the ledger; GET /api/v1/quarantine lists them");
        }
        outgoing.offer(standing);
    }

    private void bury(DeadLetter letter) throws InterruptedException {
        while (true) {
            try {
                ledger.bury(letter);
                back();
                if (counts.deadLetter() <= LETTERS_TOLD_MAX) {
                    LOG.atError()
                            .addKeyValue("topic", letter.topic())
                            .addKeyValue("reason", letter.reason())
                            .log("a message that belongs to no order is put aside; the table dead_letters has it");
                }
                return;
            } catch (LedgerException e) {
                if (!e.isPassing()) {
                    LOG.atError()
                            .addKeyValue("topic", letter.topic())
                            .setCause(e)
                            .log("a dead letter can not be kept");
                    return;
                }
                pause(e);
            }
        }
    }

    private void pause(LedgerException e) throws InterruptedException {
        if (closed) {
            throw new InterruptedException("closed");
        }
        counts.retry();
        if (!away) {
            away = true;
            LOG.atWarn()
                    .addKeyValue("error", e.getMessage())
                    .log("the database is away; orders wait at the broker and on their nodes");
        }
        Thread.sleep(pauses.next());
    }

    private void back() {
        pauses.reset();
        if (away) {
            away = false;
            LOG.atInfo().log("the database is back");
        }
    }
}
