package dev.flightcase.uplink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.uplink.ConnectRequest;
import dev.flightcase.uplink.LinkListener;
import dev.flightcase.uplink.LinkTiming;
import dev.flightcase.uplink.MqttTransport.Outcome;
import dev.flightcase.uplink.OutgoingMessage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that takes the connection and never answers, and what it gets to read from us. */
class ConnectPacketIT {
    private static final int WILL_FLAGS = 0x04 | 1 << 3;
    private static final int CLEAN_START = 0x02;
    private static final int SESSION_EXPIRY_INTERVAL = 0x11;

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void saysWhatSparkplugAsksForAndGivesUpInTime() throws Exception {
        var first = CompletableFuture.supplyAsync(
                this::firstPacket, task -> Thread.ofVirtual().start(task));

        var outcome = new PahoTransport().connect(request(server.getLocalPort()), deaf());

        assertThat(outcome).isEqualTo(new Outcome.Failed("no answer from the broker"));
        // MQTT 5 §3.1.2: protocol name and level, flags, keep-alive, properties.
        var packet = new DataInputStream(new ByteArrayInputStream(first.get(20, TimeUnit.SECONDS)));
        assertThat(packet.readUTF()).isEqualTo("MQTT");
        assertThat(packet.readByte()).isEqualTo((byte) 5);
        assertThat(packet.readUnsignedByte()).isEqualTo(CLEAN_START | WILL_FLAGS);
        assertThat(packet.readUnsignedShort()).isEqualTo(7);
        var properties = packet.readNBytes(packet.readUnsignedByte());
        assertThat(sessionExpiry(properties)).isZero();
        assertThat(packet.readUTF()).isEqualTo("fc-abc-health");
        packet.skipNBytes(packet.readUnsignedByte());
        assertThat(packet.readUTF()).isEqualTo("death");
        assertThat(packet.readUTF()).isEqualTo("gone");
        assertThat(packet.available()).isZero();
    }

    @Test
    void nobodyThereIsSaidInWords() throws Exception {
        int port = server.getLocalPort();
        server.close();

        assertThat(new PahoTransport().connect(request(port), deaf()))
                .isEqualTo(new Outcome.Failed("connection refused"));
    }

    /** Absent means 0 (MQTT 5 §3.1.2.11.2). */
    private static long sessionExpiry(byte[] properties) {
        return properties.length > 4 && properties[0] == SESSION_EXPIRY_INTERVAL
                ? ByteBuffer.wrap(properties, 1, 4).getInt() & 0xffff_ffffL
                : 0;
    }

    private byte[] firstPacket() {
        try (var socket = server.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            assertThat(in.readUnsignedByte()).isEqualTo(0x10);
            int length = in.readUnsignedByte();
            assertThat(length).isLessThan(0x80);
            var packet = in.readNBytes(length);
            // Holds the connection until the other side gives up.
            assertThat(in.read()).isEqualTo(-1);
            return packet;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ConnectRequest request(int port) {
        var will = new OutgoingMessage("death", "gone".getBytes(StandardCharsets.UTF_8), 1);
        var timing = new LinkTiming(
                Duration.ofSeconds(7), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new ConnectRequest(URI.create("mqtt://127.0.0.1:" + port), "fc-abc-health", will, "ncmd", timing);
    }

    private static LinkListener deaf() {
        return new LinkListener() {
            @Override
            public void arrived(String topic, byte[] payload) {}

            @Override
            public void lost(String reason) {}
        };
    }
}
