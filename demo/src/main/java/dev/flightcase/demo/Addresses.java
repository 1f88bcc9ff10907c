package dev.flightcase.demo;

import java.net.URI;
import java.util.List;

/**
 * Where everything is.
 *
 * @param host by which a person's browser reaches the node: 127.0.0.1, or this machine's address with {@code --lan}
 * @param streamKey password of the encoder
 * @param operatorPin six digits
 */
public record Addresses(Ports ports, String host, String streamKey, String operatorPin) {
    private static final String LOOPBACK = "127.0.0.1";

    /** Root of the node for programs on this machine. */
    public URI node() {
        return URI.create("http://" + LOOPBACK + ":" + ports.http() + "/");
    }

    /** Root of the node for people. */
    public URI shown() {
        return URI.create("http://" + host + ":" + ports.http() + "/");
    }

    public URI hub() {
        return URI.create("http://" + LOOPBACK + ":" + ports.hubPage() + "/");
    }

    /** The Multivariant Playlist. */
    public URI live() {
        return node().resolve("live/demo/index.m3u8");
    }

    /** Where the encoder pushes to, with its user and key. */
    public URI ingest() {
        return ingest(LOOPBACK);
    }

    private URI ingest(String at) {
        return URI.create("http://demo:" + streamKey + "@" + at + ":" + ports.http() + "/ingest/demo/index.m3u8");
    }

    /**
     * One line {@code name url} for each service, unaligned: programs read them too; and what lets a person in.
     *
     * @param posCode for one phone
     */
    public List<String> lines(String posCode) {
        return List.of(
                "status " + shown(),
                "https https://" + host + ":" + ports.https() + "/",
                "screen " + shown().resolve("screen"),
                "pos " + shown().resolve("pos"),
                "catalog " + shown().resolve("api/v1/catalog"),
                "live " + shown().resolve("live/demo/index.m3u8"),
                "ingest " + ingest(host),
                "metrics " + node().resolve("metrics"),
                "hub " + hub(),
                "mqtt mqtt://" + LOOPBACK + ":" + ports.mqtt(),
                "mqtts mqtts://" + LOOPBACK + ":" + ports.mqttTls(),
                "pos-code " + posCode,
                "operator-pin " + operatorPin);
    }
}
