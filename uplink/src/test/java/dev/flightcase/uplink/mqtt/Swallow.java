package dev.flightcase.uplink.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A way to the broker that can go half-open: connections stay, and what is sent over them is lost, both ways. */
final class Swallow implements AutoCloseable {
    private final URI target;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicLong accepted = new AtomicLong();
    private volatile boolean swallowing;

    Swallow(URI target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("mqtt://127.0.0.1:" + server.getLocalPort());
    }

    /** Bytes are lost from now on, also those of connections that are made later. */
    void swallow(boolean is) {
        swallowing = is;
    }

    long accepted() {
        return accepted.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                var broker = new Socket(target.getHost(), target.getPort());
                accepted.incrementAndGet();
                sockets.add(client);
                sockets.add(broker);
                var up = client.getInputStream();
                var down = broker.getInputStream();
                Thread.ofVirtual().start(() -> copy(up, out(broker)));
                Thread.ofVirtual().start(() -> copy(down, out(client)));
            } catch (IOException _) {
                // Closed, or the broker is away: the client sees an end.
            }
        }
    }

    private void copy(InputStream from, OutputStream to) {
        var buffer = new byte[16 * 1024];
        try (from;
                to) {
            int count;
            while ((count = from.read(buffer)) >= 0) {
                if (!swallowing) {
                    to.write(buffer, 0, count);
                }
            }
        } catch (IOException _) {
            // One end is gone, and the other one goes with it.
        }
    }

    private static OutputStream out(Socket socket) {
        try {
            return socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
