package dev.flightcase.bench.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WireIT {
    private static final int QUIET_MILLIS = 200;

    private ServerSocket hub;
    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        hub = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        wire = new Wire(0);
        wire.leadTo(hub.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        hub.close();
    }

    @Test
    void countsBothWays() throws IOException {
        try (var node = connect();
                var answering = hub.accept()) {
            say(node, "orders");
            assertThat(hear(answering, 6)).isEqualTo("orders");
            say(answering, "ok");
            assertThat(hear(node, 2)).isEqualTo("ok");

            assertThat(wire.bytes()).isEqualTo(8);
            assertThat(wire.bytesDown()).isEqualTo(2);
        }
    }

    @Test
    void aCutResetsAndTurnsAway() throws IOException {
        try (var node = connect();
                var _ = hub.accept()) {
            wire.cut();
            assertThatThrownBy(() -> node.getInputStream().read()).isInstanceOf(IOException.class);
        }
        try (var later = connect()) {
            assertThatThrownBy(() -> later.getInputStream().read()).isInstanceOf(IOException.class);
        }

        wire.restore();

        try (var again = connect();
                var answering = hub.accept()) {
            say(again, "back");
            assertThat(hear(answering, 4)).isEqualTo("back");
        }
    }

    @Test
    void whatIsSwallowedIsNeverHeardOf() throws IOException {
        try (var node = connect();
                var answering = hub.accept()) {
            wire.swallow();
            say(node, "lost");
            answering.setSoTimeout(QUIET_MILLIS);

            assertThatThrownBy(() -> answering.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(wire.bytes()).isZero();
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), wire.port());
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hear(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }
}
