package dev.flightcase.demo.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.flightcase.demo.relay.Fault.Direction;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that publishes numbers, and a broker that confirms and keeps what it gets. */
class FaultRelayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Integer> got = new CopyOnWriteArrayList<>();
    private ServerSocket broker;
    private final List<FaultRelay> relays = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        broker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void close() throws IOException {
        relays.forEach(FaultRelay::close);
        broker.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    @Test
    void withoutFaultsEverythingPasses() throws IOException {
        var client = connect(new FaultPlan(List.of()));
        publish(client, 1, 2, 3);

        assertThat(confirmed(client, 3)).containsExactly(1, 2, 3);
        assertThat(got).containsExactly(1, 2, 3);
        assertThat(relay().happened()).isEmpty();
    }

    @Test
    void aDroppedConnectionIsResetInPlaceOfThePacket() throws IOException {
        var client = connect(plan(new Fault.Drop(Direction.TO_BROKER, 2)));
        publish(client, 1);
        assertThat(confirmed(client, 1)).containsExactly(1);
        publish(client, 2);

        assertThatThrownBy(() -> confirmed(client, 1)).isInstanceOf(IOException.class);
        assertThat(got).containsExactly(1);
        assertThat(relay().happened()).hasSize(1);
    }

    @Test
    void halfAPacketIsNoPacket() throws IOException {
        var client = connect(plan(new Fault.Truncate(Direction.TO_BROKER, 1)));
        publish(client, 1);

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(got).isEmpty();
    }

    @Test
    void aHalfOpenConnectionIsSilentAndThenReset() throws IOException {
        var client = connect(plan(new Fault.HalfOpen(Direction.TO_BROKER, 2, Duration.ofMillis(100))));
        publish(client, 1);
        assertThat(confirmed(client, 1)).containsExactly(1);
        publish(client, 2, 3);

        assertThatThrownBy(() -> confirmed(client, 1)).isInstanceOf(IOException.class);
        assertThat(got).containsExactly(1);
    }

    @Test
    void aPacketThatComesTwiceIsConfirmedOnce() throws IOException {
        var client = connect(plan(new Fault.Duplicate(Direction.TO_BROKER, 1)));
        publish(client, 1, 2);

        assertThat(confirmed(client, 2)).containsExactly(1, 2);
        await().atMost(PATIENCE).until(() -> got.equals(List.of(1, 1, 2)));
    }

    @Test
    void aPacketComesBehindTheNextOne() throws IOException {
        var client = connect(plan(new Fault.Reorder(Direction.TO_BROKER, 1)));
        publish(client, 1, 2);

        assertThat(confirmed(client, 2)).containsExactly(2, 1);
    }

    @Test
    void aPacketWithoutANextOneComesAllTheSame() throws IOException {
        var client = connect(plan(new Fault.Reorder(Direction.TO_BROKER, 1)));
        publish(client, 1);

        assertThat(confirmed(client, 1)).containsExactly(1);
    }

    @Test
    void aDelayedPacketKeepsItsPlace() throws IOException {
        var client = connect(plan(new Fault.Delay(Direction.TO_BROKER, 1, Duration.ofMillis(20))));
        publish(client, 1, 2);

        assertThat(confirmed(client, 2)).containsExactly(1, 2);
    }

    @Test
    void yesterdaysPacketsComeAgain() throws IOException {
        var first = connect(new FaultPlan(List.of(List.of(), List.of(new Fault.Replay(Direction.TO_BROKER, 1)))));
        publish(first, 1, 2);
        confirmed(first, 2);
        var second = connect();
        publish(second, 3);

        assertThat(confirmed(second, 1)).containsExactly(3);
        await().atMost(PATIENCE).until(() -> got.equals(List.of(1, 2, 3, 1, 2)));
        assertThat(relay().connections()).isEqualTo(2);
    }

    private static FaultPlan plan(Fault fault) {
        return new FaultPlan(List.of(List.of(fault)));
    }

    private Socket connect(FaultPlan plan) throws IOException {
        var relay =
                new FaultRelay(new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.getLocalPort()), plan);
        relay.start();
        relays.add(relay);
        return connect();
    }

    private FaultRelay relay() {
        return relays.getFirst();
    }

    @Test
    void anotherPlanCountsForConnectionsToCome() throws IOException {
        var before = connect(plan(new Fault.Duplicate(Direction.TO_BROKER, 1)));
        publish(before, 1);
        assertThat(confirmed(before, 1)).containsExactly(1);
        relay().meet(plan(new Fault.Drop(Direction.TO_BROKER, 1)));
        publish(before, 2);
        assertThat(confirmed(before, 1)).containsExactly(2);

        relay().cut();
        assertThatThrownBy(() -> confirmed(before, 1)).isInstanceOf(IOException.class);
        var client = connect();
        publish(client, 3);

        assertThatThrownBy(() -> confirmed(client, 1)).isInstanceOf(IOException.class);
        assertThat(relay().happened())
                .containsExactly(new Fault.Duplicate(Direction.TO_BROKER, 1), new Fault.Drop(Direction.TO_BROKER, 1));
    }

    private Socket connect() throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), relay().port());
        client.setSoTimeout(TIMEOUT_MILLIS);
        sockets.add(client);
        return client;
    }

    /** PUBLISH at QoS 1 to "t", without properties; its number is its payload, too. */
    private static void publish(Socket client, int... numbers) throws IOException {
        for (int number : numbers) {
            client.getOutputStream()
                    .write(HexFormat.of()
                            .parseHex("3207" + "000174" + "%04x".formatted(number) + "00" + "%02x".formatted(number)));
        }
    }

    /** The numbers of the next so many PUBACKs. */
    private static List<Integer> confirmed(Socket client, int count) throws IOException {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            var packet = Packet.read(client.getInputStream());
            if (packet == null) {
                throw new IOException("the connection has ended");
            }
            numbers.add(packet.number());
        }
        return numbers;
    }

    private void serve() {
        while (!broker.isClosed()) {
            try {
                var client = broker.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try {
            OutputStream out = client.getOutputStream();
            for (var packet = Packet.read(client.getInputStream());
                    packet != null;
                    packet = Packet.read(client.getInputStream())) {
                got.add((int) packet.bytes()[packet.length() - 1]);
                out.write(HexFormat.of().parseHex("4002" + "%04x".formatted(packet.number())));
            }
        } catch (IOException _) {
            // Reset.
        }
    }
}
