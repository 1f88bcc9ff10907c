package dev.flightcase.demo;

import java.util.List;

/**
 * The ports of a demo, all derived from the first.
 *
 * @param base HTTP of the node
 */
public record Ports(int base) {
    /** The last one is base + 4. */
    public static final int BASE_MAX = 65_535 - 4;

    public static final int BASE_MIN = 1_024;

    public Ports {
        if (base < BASE_MIN || base > BASE_MAX) {
            throw new DemoException("--port is " + base + "; must be from " + BASE_MIN + " to " + BASE_MAX);
        }
    }

    public int http() {
        return base;
    }

    public int https() {
        return base + 1;
    }

    public int mqtt() {
        return base + 2;
    }

    public int hubPage() {
        return base + 3;
    }

    /** MQTT for nodes with a certificate. */
    public int mqttTls() {
        return base + 4;
    }

    /** A port and what it is for. */
    public record Use(int port, String what) {}

    /** What the demo listens on. */
    public List<Use> uses() {
        return List.of(
                new Use(http(), "the node"),
                new Use(https(), "the node's HTTPS"),
                new Use(mqtt(), "the MQTT broker"),
                new Use(hubPage(), "the hub page"),
                new Use(mqttTls(), "MQTT with client certificates"));
    }
}
