package dev.flightcase.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** For processes that have to be told their port before they start. */
public final class FreePort {
    private FreePort() {}

    /** Of 127.0.0.1, on which nobody listens now. */
    public static int find() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
