package dev.flightcase.bench.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    @Test
    void eventsAreCutAtEmptyLines() throws IOException {
        var reader = reader("""
                : welcome

                id: 41.1870
                event: stock
                data: {"sku": "PRINT-21", "available": 73}

                id: 42.1870
                event: price
                data: {"sku": "TEE"}

                """);

        assertThat(reader.next())
                .contains(new EventReader.Event("41.1870", "stock", "{\"sku\": \"PRINT-21\", \"available\": 73}"));
        assertThat(reader.next()).contains(new EventReader.Event("42.1870", "price", "{\"sku\": \"TEE\"}"));
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void anIdLastsUntilTheNextAndATypeDoesNot() throws IOException {
        var reader = reader("id:7\nevent:price\ndata:a\n\ndata:b\n\n");

        assertThat(reader.next()).contains(new EventReader.Event("7", "price", "a"));
        assertThat(reader.next()).contains(new EventReader.Event("7", "message", "b"));
    }

    @Test
    void linesOfDataAreJoined() throws IOException {
        assertThat(reader("data: a\ndata:  b\n\n").next()).contains(new EventReader.Event("", "message", "a\n b"));
    }

    @Test
    void aPieceOfAnEventIsNone() throws IOException {
        assertThat(reader("event: price\ndata: half").next()).isEmpty();
    }

    @Test
    void anEventWithoutDataIsNoneAndItsTypeIsForgotten() throws IOException {
        assertThat(reader("event: price\n\ndata: a\n\n").next()).contains(new EventReader.Event("", "message", "a"));
    }

    private static EventReader reader(String stream) {
        return new EventReader(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
    }
}
