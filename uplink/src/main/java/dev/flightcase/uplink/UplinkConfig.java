package dev.flightcase.uplink;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How the node reaches its hub.
 *
 * @param brokers tried in this order, {@code mqtt://host:port} or {@code mqtts://host:port} each; none switches the uplink off
 * @param group the Sparkplug group id, see {@link NodeAddress}
 * @param interval time between two looks at the metrics; what did not change is not sent
 */
public record UplinkConfig(List<URI> brokers, String group, Duration interval, LinkTiming timing, Backoff backoff) {
    public static final String DEFAULT_GROUP = "flightcase";

    /** Faster than a person reads; slow enough for a metered modem. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);

    private static final int BROKERS_MAX = 8;
    private static final Duration INTERVAL_MIN = Duration.ofMillis(100);
    private static final Duration INTERVAL_MAX = Duration.ofHours(1);
    private static final int MQTT_PORT = 1883;
    private static final int MQTTS_PORT = 8883;

    public UplinkConfig {
        brokers = brokers.stream().map(UplinkConfig::checkBroker).toList();
        NodeAddress.checkId("group", group);
        if (brokers.size() > BROKERS_MAX) {
            throw new UplinkException("there are " + brokers.size() + " brokers; must be at most " + BROKERS_MAX);
        }
        if (interval.compareTo(INTERVAL_MIN) < 0 || interval.compareTo(INTERVAL_MAX) > 0) {
            throw new UplinkException(
                    "interval is " + interval + "; must be between " + INTERVAL_MIN + " and " + INTERVAL_MAX);
        }
    }

    /** Defaults for everything but the brokers. */
    public static UplinkConfig toBrokers(List<URI> brokers) {
        return new UplinkConfig(brokers, DEFAULT_GROUP, DEFAULT_INTERVAL, LinkTiming.DEFAULT, Backoff.DEFAULT);
    }

    /**
     * A broker's address with its port filled in.
     *
     * @throws UplinkException with the rule when it is none
     */
    public static URI checkBroker(URI broker) {
        boolean tls = "mqtts".equals(broker.getScheme());
        if (!(tls || "mqtt".equals(broker.getScheme()))
                || broker.getHost() == null
                || broker.getUserInfo() != null
                || broker.getQuery() != null
                || broker.getFragment() != null
                || !(broker.getPath().isEmpty() || broker.getPath().equals("/"))
                || broker.getPort() > 65_535
                || broker.getPort() == 0) {
            throw new UplinkException(
                    "broker is " + withoutSecret(broker) + "; must be mqtt://host, mqtts://host, or either with :port");
        }
        int usual = tls ? MQTTS_PORT : MQTT_PORT;
        int port = broker.getPort() < 0 ? usual : broker.getPort();
        return URI.create(broker.getScheme() + "://" + broker.getHost() + ":" + port);
    }

    /** Whoever writes a password into an address shall not find it in a log. */
    private static String withoutSecret(URI broker) {
        return broker.getUserInfo() == null ? broker.toString() : broker.getScheme() + "://***@" + broker.getHost();
    }
}
