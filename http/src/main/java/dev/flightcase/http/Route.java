package dev.flightcase.http;

/**
 * One line of the routing table.
 *
 * @param pattern as given, {@code /api/v1/products/{sku}}: the name under which metrics count it
 */
public record Route(Method method, String pattern, Handler handler, RouteOptions options) {}
