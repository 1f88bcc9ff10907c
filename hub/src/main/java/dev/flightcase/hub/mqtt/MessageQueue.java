package dev.flightcase.hub.mqtt;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of messages from the MQTT library's thread, which must not be held up, to who reads them: one virtual thread and a bounded queue. What does
 * not fit is dropped and counted.
 */
public final class MessageQueue implements MessageSink, AutoCloseable {
    /** Objects around the bytes of one message, roughly. */
    private static final int OVERHEAD_BYTES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(MessageQueue.class);

    private final String name;
    private final MessageSink reader;
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
     * @param name of the thread
     * @param queueBytesMax how much may wait to be read
     * @param reader called on that thread; what it throws is logged, and the next message is read
     */
    public MessageQueue(String name, int queueBytesMax, MessageSink reader) {
        this.name = name;
        this.reader = reader;
        this.roomBytes = new AtomicLong(queueBytesMax);
    }

    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** Never waits. From any thread. */
    @Override
    public void accept(String topic, byte[] payload) {
        var message = new Message(topic, payload);
        if (roomBytes.addAndGet(-message.cost()) >= 0) {
            queue.add(message);
            return;
        }
        roomBytes.addAndGet(message.cost());
        if (dropped.getAndIncrement() == 0) {
            LOG.atWarn().addKeyValue("queue", name).log("messages come faster than they can be read, some are dropped");
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
            reader.accept(message.topic, message.payload);
        } catch (RuntimeException e) {
            // One message that finds a mistake of ours must not end the reading of all others.
            LOG.atError().addKeyValue("topic", message.topic).setCause(e).log("message could not be read");
        }
    }
}
