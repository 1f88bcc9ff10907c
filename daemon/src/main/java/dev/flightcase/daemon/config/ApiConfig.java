package dev.flightcase.daemon.config;

import java.util.List;

/**
 * Keys {@code api.*}.
 *
 * @param threads for handlers that read the disk
 * @param queueMax requests that may wait for one of them; beyond that the answer is 503
 * @param updatesClientsMax phones that may listen to live changes at a time
 * @param metricsNetworks who may read {@code /metrics}
 */
public record ApiConfig(int threads, int queueMax, int updatesClientsMax, List<IpNetwork> metricsNetworks) {
    public ApiConfig {
        metricsNetworks = List.copyOf(metricsNetworks);
    }

    /** Loopback and the private ranges of RFC 1918 and RFC 4193: whoever is on the stall's own networks. */
    public static ApiConfig defaults() {
        return new ApiConfig(
                4,
                256,
                600,
                List.of(
                        IpNetwork.parse("127.0.0.0/8"),
                        IpNetwork.parse("::1/128"),
                        IpNetwork.parse("10.0.0.0/8"),
                        IpNetwork.parse("172.16.0.0/12"),
                        IpNetwork.parse("192.168.0.0/16"),
                        IpNetwork.parse("fc00::/7")));
    }
}
