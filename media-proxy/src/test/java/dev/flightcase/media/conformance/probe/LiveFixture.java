package dev.flightcase.media.conformance.probe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.flightcase.http.Bytes;
import dev.flightcase.media.conformance.CleanStream;
import dev.flightcase.media.conformance.Mp4;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small low-latency server with two renditions, over plain HTTP/1.1: a new part every third of a second. */
final class LiveFixture implements AutoCloseable {
    private static final Pattern PART = Pattern.compile("s(\\d+)(?:\\.(\\d+))?\\.m4s");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService encoder = Executors.newSingleThreadScheduledExecutor();
    private final UnaryOperator<String> fault;
    private int state = 100;

    /** @param fault what is wrong with every Media Playlist */
    LiveFixture(UnaryOperator<String> fault) throws IOException {
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/live/", this::answer);
        server.start();
        encoder.scheduleAtFixedRate(this::encode, CleanStream.PART_NANOS, CleanStream.PART_NANOS, TimeUnit.NANOSECONDS);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/live/index.m3u8");
    }

    private synchronized void encode() {
        state++;
        notifyAll();
    }

    private synchronized int state() {
        return state;
    }

    /** @return the state, which is at least that, or less after some seconds */
    private synchronized int await(int wanted) throws IOException {
        try {
            for (int i = 0; i < 60 && state < wanted; i++) {
                wait(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
        return state;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring("/live/".length());
            Matcher part = PART.matcher(name);
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.getResponseHeaders()
                    .set("Access-Control-Expose-Headers", "Age, Date, Content-Length, Content-Range, ETag");
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "Range");
                exchange.sendResponseHeaders(204, -1);
            } else if (name.equals("index.m3u8")) {
                playlist(exchange, CleanStream.multivariant(), "max-age=1", 0);
            } else if (name.equals("empty.m3u8")) {
                playlist(exchange, "#EXTM3U\n#EXT-X-VERSION:3\n", "max-age=1", 0);
            } else if (name.equals("video.m3u8")) {
                media(exchange, CleanStream.video());
            } else if (name.equals("audio.m3u8")) {
                media(exchange, CleanStream.audio());
            } else if (name.equals("init.mp4")) {
                object(exchange, Mp4.init(), "video/mp4");
            } else if (part.matches()) {
                part(exchange, Integer.parseInt(part.group(1)), part.group(2));
            } else {
                refuse(exchange, 404);
            }
        }
    }

    private void part(HttpExchange exchange, int segment, String index) throws IOException {
        int wanted = index == null
                ? (segment + 1) * CleanStream.PARTS
                : segment * CleanStream.PARTS + Integer.parseInt(index) + 1;
        int now = state();
        if (wanted > now + 1
                || (index != null && wanted > now && await(wanted) < wanted)
                || (index == null && wanted > now)) {
            refuse(exchange, 404);
            return;
        }
        ByteBuffer bytes = index == null ? Mp4.segment(segment) : Mp4.part(wanted - 1, index.equals("0"));
        object(exchange, bytes, "video/iso.segment");
    }

    private void media(HttpExchange exchange, CleanStream stream) throws IOException {
        String query = exchange.getRequestURI().getRawQuery() == null
                ? ""
                : exchange.getRequestURI().getRawQuery();
        Matcher msn = Pattern.compile("_HLS_msn=([^&]*)").matcher(query);
        Matcher part = Pattern.compile("_HLS_part=([^&]*)").matcher(query);
        boolean skip = query.contains("_HLS_skip=YES") || query.contains("_HLS_skip=v2");
        int now = state();
        if (exchange.getRequestMethod().equals("HEAD")) {
            playlist(exchange, "", "max-age=1", now);
            return;
        }
        if (msn.find()) {
            boolean twice = query.indexOf("_HLS_msn", msn.end()) >= 0;
            boolean behind = part.find() && part.group(1).matches("\\d{3,}");
            if (twice || behind || !msn.group(1).matches("\\d{1,6}") || Integer.parseInt(msn.group(1)) > now / 6 + 1) {
                refuse(exchange, 400);
                return;
            }
            int segment = Integer.parseInt(msn.group(1));
            boolean first = part.hasMatch() && part.group(1).equals("6");
            int wanted = !part.hasMatch() || first
                    ? (segment + 1) * CleanStream.PARTS + (first ? 1 : 0)
                    : segment * CleanStream.PARTS + Integer.parseInt(part.group(1)) + 1;
            now = await(wanted);
        } else if (part.find()) {
            refuse(exchange, 400);
            return;
        }
        String text = fault.apply(skip ? stream.delta(now) : stream.full(now));
        playlist(exchange, text, query.contains("_HLS_msn") ? "max-age=12" : "max-age=1", now);
    }

    private static void playlist(HttpExchange exchange, String text, String cache, int state) throws IOException {
        var headers = exchange.getResponseHeaders();
        Bytes bytes = Bytes.utf8(text);
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Accept-Encoding"))
                && exchange.getRequestHeaders().getFirst("Range") == null;
        headers.set("Content-Type", "application/vnd.apple.mpegurl");
        headers.set("Vary", "Accept-Encoding");
        headers.set("Cache-Control", cache);
        // The server writes Date by itself.
        headers.set(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC)));
        headers.set("ETag", "\"" + state + (gzip ? "-gzip\"" : "\""));
        if (gzip) {
            headers.set("Content-Encoding", "gzip");
            bytes = bytes.gzip();
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : bytes.length());
        if (!head) {
            exchange.getResponseBody().write(bytes.toByteArray());
        }
    }

    private static void object(HttpExchange exchange, ByteBuffer bytes, String type) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "public, max-age=3600, immutable");
        headers.set("Accept-Ranges", "bytes");
        headers.set("ETag", "\"" + exchange.getRequestURI().getPath() + "\"");
        int total = bytes.limit();
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = 0;
        int to = total - 1;
        if (range != null) {
            String[] ends = range.substring("bytes=".length()).split("-", 2);
            from = ends[0].isEmpty() ? total - Integer.parseInt(ends[1]) : Integer.parseInt(ends[0]);
            to = ends[0].isEmpty() || ends[1].isEmpty()
                    ? total - 1
                    : (int) Math.min(Long.parseLong(ends[1]), total - 1L);
            if (from >= total) {
                refuse(exchange, 416);
                return;
            }
            headers.set("Content-Range", "bytes " + from + "-" + to + "/" + total);
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(range == null ? 200 : 206, head ? -1 : to - from + 1);
        if (!head) {
            byte[] piece = new byte[to - from + 1];
            bytes.get(from, piece);
            exchange.getResponseBody().write(piece);
        }
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        byte[] words = "no".getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, words.length);
        exchange.getResponseBody().write(words);
    }

    @Override
    public void close() {
        encoder.shutdownNow();
        server.stop(0);
        workers.shutdownNow();
    }
}
