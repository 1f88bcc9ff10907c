package dev.flightcase.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HerdIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String REQUEST_END = "\r\n\r\n";

    @Test
    void everybodyGetsTheAnswerOfTheirOwnQuestion() throws IOException {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var herd = new Herd(server.getLocalPort(), 3)) {
            for (int i = 0; i < 3; i++) {
                herd.ask(i, HttpText.get("/" + i, ""));
            }
            var served = CompletableFuture.supplyAsync(() -> answerLastFirst(server));

            long last = herd.awaitAll(PATIENCE);

            for (var client : served.join()) {
                client.close();
            }
            assertThat(System.nanoTime() - last).isNotNegative();
            for (int i = 0; i < 3; i++) {
                assertThat(herd.answer(i).body()).isEqualTo("/" + i);
            }
        }
    }

    @Test
    void anAnswerThatDoesNotComeIsAnError() throws IOException {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var herd = new Herd(server.getLocalPort(), 1)) {
            herd.ask(0, HttpText.get("/", ""));

            assertThatThrownBy(() -> herd.awaitAll(Duration.ofMillis(20)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("1 of 1");
        }
    }

    private static List<Socket> answerLastFirst(ServerSocket server) {
        var clients = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 3; i++) {
                clients.add(server.accept());
            }
            for (var client : clients.reversed()) {
                var request = new StringBuilder();
                while (request.indexOf(REQUEST_END) < 0) {
                    request.append((char) client.getInputStream().read());
                }
                var path = request.substring("GET ".length(), request.indexOf(" HTTP"));
                client.getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nContent-Length: " + path.length() + REQUEST_END + path)
                                .getBytes(StandardCharsets.US_ASCII));
            }
            return clients;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
