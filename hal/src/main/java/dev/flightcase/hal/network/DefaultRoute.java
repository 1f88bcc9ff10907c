package dev.flightcase.hal.network;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A way out to everywhere.
 *
 * @param gateway null on a point-to-point link, which needs none
 * @param metric of several, the kernel takes the lowest
 */
public record DefaultRoute(String link, @Nullable InetAddress gateway, long metric) {}
