package dev.flightcase.hub.nodes;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of messages from the MQTT library's thread, which must not be held up, to the registry. One virtual thread reads a
 * bounded queue; what does not fit is dropped and counted, and shows as a gap that a rebirth heals.
 */
public final class Intake implements AutoCloseable {
    /** Everything a node says: births, data and deaths of all groups. */
    public static final String FILTER = NodeTopic.FILTER;

    /** Objects around the bytes of one message, roughly. */
    private static final int OVERHEAD_BYTES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final NodeRegistry registry;
    private final Consumer<NodeKey> askForRebirth;
    private final BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
    private final AtomicLong roomBytes;
    private final AtomicLong dropped = new AtomicLong();
    private @Nullable Thread thread;

    /** The bytes are handed over with the message. */
    private static final class Message {
        private final String topic;
        private final byte[] payload;

        Message(String topic, byte[] payload) {
            this.topic = topic;
            this.payload = payload;
        }

        long cost() {
            return (long) payload.length + topic.length() + OVERHEAD_BYTES;
        }
    }

    /**
     * @param queueBytesMax how much may wait to be read
     * @param askForRebirth called on the intake's thread; must not block for long
     */
    public Intake(NodeRegistry registry, int queueBytesMax, Consumer<NodeKey> askForRebirth) {
        this.registry = registry;
        this.askForRebirth = askForRebirth;
        this.roomBytes = new AtomicLong(queueBytesMax);
    }

    public void start() {
        thread = Thread.ofVirtual().name("hub-nodes").start(this::run);
    }

    /** Never waits. From any thread. */
    public void offer(String topic, byte[] payload) {
        var message = new Message(topic, payload);
        if (roomBytes.addAndGet(-message.cost()) >= 0) {
            queue.add(message);
            return;
        }
        roomBytes.addAndGet(message.cost());
        if (dropped.getAndIncrement() == 0) {
            LOG.atWarn().log("messages come faster than they can be read, some are dropped");
        }
    }

    /** Messages dropped since the start. */
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                var message = queue.take();
                roomBytes.addAndGet(message.cost());
                read(message);
            }
        } catch (InterruptedException _) {
            // close()
        }
    }

    private void read(Message message) {
        try {
            registry.accept(message.topic, message.payload).ifPresent(askForRebirth);
        } catch (RuntimeException e) {
            // One message that finds a mistake of ours must not end the view of all other nodes.
            LOG.atError().addKeyValue("topic", message.topic).setCause(e).log("message could not be read");
        }
    }
}
