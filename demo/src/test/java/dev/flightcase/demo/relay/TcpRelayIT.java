package dev.flightcase.demo.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpRelayIT {
    private static final int TIMEOUT_MILLIS = 5_000;

    private final List<Socket> clients = new ArrayList<>();
    private ServerSocket echo = unbound();
    private TcpRelay relay = new TcpRelay(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        relay.close();
        relay = new TcpRelay(new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.getLocalPort()));
        relay.start();
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        echo.close();
        for (var client : clients) {
            client.close();
        }
    }

    @Test
    void passesBytesBothWays() throws IOException {
        var client = connect();

        assertThat(ask(client, "hello")).isEqualTo("hello");
        assertThat(ask(client, "again")).isEqualTo("again");

        await().untilAsserted(() -> assertThat(relay.bytes()).isEqualTo(20));
        assertThat(relay.refused()).isZero();
    }

    @Test
    void passesOnThatOneSideHasNoMoreToSay() throws IOException {
        var client = connect();
        client.getOutputStream().write("last words".getBytes(StandardCharsets.US_ASCII));
        client.shutdownOutput();

        assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("last words");
    }

    @Test
    void aCutEndsOpenConnections() throws IOException {
        var client = connect();
        ask(client, "hello");

        relay.cut();

        assertThatThrownBy(() -> readSomething(client)).isInstanceOf(IOException.class);
    }

    @Test
    void letsNobodyThroughDuringACutAndEverybodyAfterIt() throws IOException {
        relay.cut();
        assertThatThrownBy(() -> ask(connect(), "hello")).isInstanceOf(IOException.class);
        await().untilAsserted(() -> assertThat(relay.refused()).isEqualTo(1));

        relay.restore();

        assertThat(ask(connect(), "hello")).isEqualTo("hello");
    }

    @Test
    void aTargetThatIsAwayCostsOnlyThatConnection() throws IOException {
        try (var silent = new Socket()) {
            // Bound but not listening: the port is nobody else's and answers with a reset.
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            relay.close();
            relay = new TcpRelay((InetSocketAddress) silent.getLocalSocketAddress());
            relay.start();

            assertThatThrownBy(() -> ask(connect(), "hello")).isInstanceOf(IOException.class);

            await().untilAsserted(() -> assertThat(relay.refused()).isEqualTo(1));
        }
    }

    @Test
    void holdsNoMoreConnectionsThanItsBound() throws IOException {
        for (int i = 0; i < TcpRelay.CONNECTIONS_MAX; i++) {
            assertThat(ask(connect(), "in")).isEqualTo("in");
        }

        assertThatThrownBy(() -> ask(connect(), "one too many")).isInstanceOf(IOException.class);
    }

    private Socket connect() throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        client.setSoTimeout(TIMEOUT_MILLIS);
        clients.add(client);
        return client;
    }

    private static String ask(Socket client, String words) throws IOException {
        client.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        var answer = client.getInputStream().readNBytes(words.length());
        if (answer.length < words.length()) {
            throw new IOException("closed");
        }
        return new String(answer, StandardCharsets.US_ASCII);
    }

    private static void readSomething(Socket client) throws IOException {
        if (client.getInputStream().read() < 0) {
            throw new IOException("closed");
        }
    }

    private void serve() {
        try {
            while (true) {
                var socket = echo.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // The relay or the client is gone.
        }
    }

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
