package dev.flightcase.bench.live;

import dev.flightcase.bench.NodeRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An encoder that pushes one track as one long body, a fragment when it is told to. Blocks; one thread. */
final class LivePush implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final Socket socket = new Socket();

    /** Sends the head and the initialization section. */
    LivePush(int port, String stream) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        var key = Base64.getEncoder()
                .encodeToString((stream + ":" + NodeRun.STREAM_KEY).getBytes(StandardCharsets.US_ASCII));
        write(("POST /ingest/" + stream + "/video.cmfv HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic " + key
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        send(FragmentedVideo.header());
    }

    void send(byte[] bytes) throws IOException {
        sendAllButLast(bytes);
        sendLast(bytes);
    }

    /** One chunk but for its last byte. */
    void sendAllButLast(byte[] bytes) throws IOException {
        write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes, 0, bytes.length - 1);
    }

    /** That byte, and the end of the chunk. */
    void sendLast(byte[] bytes) throws IOException {
        write(new byte[] {bytes[bytes.length - 1], LINE_END[0], LINE_END[1]});
    }

    /** Says that nothing more comes, with an empty random access box, so that the stream stands still and has no gaps. */
    void finish() throws IOException {
        send(FragmentedVideo.LAST);
        write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** In the middle of the body, as an encoder that dies. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
