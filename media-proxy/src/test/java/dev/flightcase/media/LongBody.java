package dev.flightcase.media;

import dev.flightcase.media.isobmff.Boxes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A source that sends what it is told to, when it is told to, in one request. */
final class LongBody implements AutoCloseable {
    private final Socket socket;

    /**
     * @param path below the publishing point
     */
    LongBody(Node node, String path) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), node.server.port());
        socket.setSoTimeout(10_000);
        write("POST /ingest/demo/" + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
                + "Authorization: Bearer " + Node.KEY + "\r\n\r\n");
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    void send(byte[]... pieces) throws IOException {
        byte[] all = Boxes.join(pieces);
        write(Integer.toHexString(all.length) + "\r\n");
        socket.getOutputStream().write(all);
        write("\r\n");
    }

    /** What the node answers to the whole body. */
    String end() throws IOException {
        write("0\r\n\r\n");
        byte[] answer = new byte[1024];
        int length = socket.getInputStream().read(answer);
        return new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII)
                .lines()
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
