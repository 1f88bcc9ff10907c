package dev.flightcase.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for the hub's process: a TCP connection to its broker port is a node that is online. */
public final class StandInHub {
    private static final AtomicInteger ONLINE = new AtomicInteger();
    private static final AtomicInteger BIRTHS = new AtomicInteger();

    private StandInHub() {}

    public static void main(String[] arguments) throws IOException {
        var config = Files.readString(Path.of(arguments[2]));
        int mqtt = port(config, "[broker]");
        int page = port(config, "[http]");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), page), 0);
        server.createContext("/", exchange -> {
            var nodes = BIRTHS.get() == 0
                    ? ""
                    : "{\"node\": \"fc-test\", \"online\": " + (ONLINE.get() > 0) + ", \"births\": " + BIRTHS
                            + ", \"data\": 3}";
            var body = ("{\"nodes\": [" + nodes + "]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (var broker = new ServerSocket(mqtt, 10, InetAddress.getLoopbackAddress())) {
            while (true) {
                var node = broker.accept();
                Thread.ofVirtual().start(() -> follow(node));
            }
        }
    }

    private static void follow(Socket node) {
        BIRTHS.incrementAndGet();
        ONLINE.incrementAndGet();
        try (node) {
            node.getInputStream().readAllBytes();
        } catch (IOException e) {
            // A connection that breaks is a node that went away, too.
        } finally {
            ONLINE.decrementAndGet();
        }
    }

    private static int port(String config, String section) {
        var rest = config.substring(config.indexOf(section));
        return Integer.parseInt(rest.replaceFirst("(?s).*?port = (\\d+).*", "$1"));
    }
}
