package dev.flightcase.media.conformance;

import dev.flightcase.http.Bytes;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One request and its answer, as a client saw them. */
public record Exchange(Call call, Answer answer) {
    /**
     * @param headers that matter to the answer; names in lower case
     */
    public record Call(String method, URI uri, ObjectKind kind, Map<String, String> headers) {
        public Call {
            headers = lower(headers);
        }

        public static Call get(URI uri, ObjectKind kind) {
            return new Call("GET", uri, kind, Map.of());
        }

        /** Empty where it is not there. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * @param headers names in lower case; several of one name joined by commas
     * @param body as it was sent, still compressed; empty where the client did not keep it
     */
    public record Answer(int status, Map<String, String> headers, Transport transport, Timing timing, Bytes body) {
        public Answer {
            headers = lower(headers);
        }

        /** Empty where it is not there. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        public boolean ok() {
            return status == 200 || status == 206;
        }
    }

    /** @param tls the protocol, such as TLSv1.3; empty without TLS */
    public record Transport(boolean http2, String tls) {}

    /** Nanoseconds from sending the request to the first and the last byte of the answer. */
    public record Timing(long firstByteNanos, long lastByteNanos) {}

    String place() {
        return call.uri().toString();
    }

    private static Map<String, String> lower(Map<String, String> headers) {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return Map.copyOf(lower);
    }
}
