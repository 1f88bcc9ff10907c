package dev.flightcase.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class MessageQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ROOM_BYTES = 4096;
    private static final String TOPIC = "spBv1.0/tour/NDATA/a";

    private final List<String> read = new CopyOnWriteArrayList<>();

    private void read(String topic, byte[] payload) {
        if (payload.length == 0) {
            throw new IllegalStateException("mistake");
        }
        read.add(topic + " " + payload.length);
    }

    @Test
    void readsInOrder() {
        try (var queue = new MessageQueue("test", ROOM_BYTES, this::read)) {
            queue.start();
            for (int length = 1; length <= 5; length++) {
                queue.accept(TOPIC, new byte[length]);
            }

            await().atMost(PATIENCE).until(() -> read.size() == 5);
            assertThat(read).containsExactly(TOPIC + " 1", TOPIC + " 2", TOPIC + " 3", TOPIC + " 4", TOPIC + " 5");
        }
    }

    @Test
    void whatDoesNotFitIsDroppedAndCounted() {
        var queue = new MessageQueue("test", ROOM_BYTES, this::read);

        for (int i = 0; i < 20; i++) {
            queue.accept(TOPIC, new byte[400]);
        }

        // 400 bytes, the topic and about a hundred more make 520.
        assertThat(queue.dropped()).isEqualTo(20 - ROOM_BYTES / 521);
    }

    @Test
    void aMistakeOfOursDoesNotEndTheReading() {
        try (var queue = new MessageQueue("test", ROOM_BYTES, this::read)) {
            queue.start();
            queue.accept(TOPIC, new byte[0]);
            queue.accept(TOPIC, new byte[3]);

            await().atMost(PATIENCE).until(() -> !read.isEmpty());
            assertThat(read).containsExactly(TOPIC + " 3");
        }
    }
}
