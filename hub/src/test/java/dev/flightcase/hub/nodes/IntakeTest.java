package dev.flightcase.hub.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ROOM_BYTES = 4096;
    private static final String DATA = "spBv1.0/tour/NDATA/a";

    private final NodeRegistry registry =
            new NodeRegistry(NodesConfig.defaults(), InstantSource.system(), System::nanoTime);

    @Test
    void readsInOrderAndAsksForRebirths() {
        var asked = new CopyOnWriteArrayList<NodeKey>();
        try (var intake = new Intake(registry, ROOM_BYTES, asked::add)) {
            intake.start();
            intake.offer(DATA, Speech.data(4).bytes());

            await().atMost(PATIENCE).until(() -> !asked.isEmpty());
            assertThat(asked).containsExactly(new NodeKey("tour", "a"));
            assertThat(asked.getFirst().commandTopic()).isEqualTo("spBv1.0/tour/NCMD/a");
        }
    }

    @Test
    void whatDoesNotFitIsDroppedAndCounted() {
        var intake = new Intake(registry, ROOM_BYTES, _ -> {});

        for (int i = 0; i < 20; i++) {
            intake.offer(DATA, new byte[400]);
        }

        // 400 bytes, the topic and about a hundred more make 520.
        assertThat(intake.dropped()).isEqualTo(20 - ROOM_BYTES / 521);
    }

    @Test
    void aMistakeOfOursDoesNotEndTheReading() {
        try (var intake = new Intake(registry, ROOM_BYTES, _ -> {
            throw new IllegalStateException("mistake");
        })) {
            intake.start();
            intake.offer(DATA, Speech.data(4).bytes());
            intake.offer("spBv1.0/tour/NBIRTH/b", Speech.birth(0).bytes());

            await().atMost(PATIENCE).until(() -> registry.nodes().size() == 2);
        }
    }
}
