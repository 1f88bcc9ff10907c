package dev.flightcase.daemon.config;

import dev.flightcase.settings.Section;
import dev.flightcase.uplink.UplinkConfig;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.commerce.CommerceConfig.Metering;
import dev.flightcase.uplink.commerce.CommerceConfig.Sending;
import java.time.Duration;

/** Keys {@code uplink.orders.*}; brokers, group and times are those of {@code uplink}. */
final class OrdersSection {
    private OrdersSection() {}

    static CommerceConfig read(Section section, UplinkConfig health) {
        var sending = Sending.DEFAULT;
        return new CommerceConfig(
                health.brokers(),
                health.group(),
                new Sending(
                        section.integer("window-max", sending.windowMax(), 1, Sending.WINDOW_MAX),
                        section.duration(
                                "receipt-timeout",
                                sending.receiptTimeout(),
                                Sending.RECEIPT_TIMEOUT_MIN,
                                Sending.RECEIPT_TIMEOUT_MAX),
                        section.duration(
                                "push-every", sending.pushEvery(), Duration.ZERO, CommerceConfig.PUSH_EVERY_MAX)),
                metering(section),
                health.timing(),
                health.backoff());
    }

    private static Metering metering(Section section) {
        var defaults = Metering.DEFAULT;
        return new Metering(
                section.flag("metered", defaults.metered()),
                section.parsed("metered-keep-alive", defaults.keepAlive(), OrdersSection::keepAlive),
                section.duration(
                        "metered-push-every", defaults.pushEvery(), Duration.ZERO, CommerceConfig.PUSH_EVERY_MAX),
                section.bytes(
                        "metered-bytes-per-hour",
                        defaults.bytesPerHour(),
                        Metering.BYTES_PER_HOUR_MIN,
                        Metering.BYTES_PER_HOUR_MAX));
    }

    private static Duration keepAlive(String text) {
        var value = UplinkSection.wholeSeconds(text);
        if (value.compareTo(Metering.KEEP_ALIVE_MAX) > 0) {
            throw new IllegalArgumentException("must be at most \"" + Metering.KEEP_ALIVE_MAX.toSeconds() + "s\"");
        }
        return value;
    }
}
