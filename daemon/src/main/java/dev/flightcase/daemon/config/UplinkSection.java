package dev.flightcase.daemon.config;

import dev.flightcase.settings.Section;
import dev.flightcase.uplink.Backoff;
import dev.flightcase.uplink.LinkTiming;
import dev.flightcase.uplink.NodeAddress;
import dev.flightcase.uplink.UplinkConfig;
import dev.flightcase.uplink.UplinkException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Keys {@code uplink.*}. */
final class UplinkSection {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private UplinkSection() {}

    static UplinkConfig read(Section section) {
        var defaults = UplinkConfig.toBrokers(List.of());
        return new UplinkConfig(
                section.parsedList("brokers", defaults.brokers(), 8, UplinkSection::broker),
                section.parsed("group", defaults.group(), UplinkSection::group),
                section.duration("interval", defaults.interval(), Duration.ofMillis(100), Duration.ofHours(1)),
                timing(section, defaults.timing()),
                backoff(section, defaults.backoff()));
    }

    private static LinkTiming timing(Section section, LinkTiming defaults) {
        return new LinkTiming(
                section.parsed("keep-alive", defaults.keepAlive(), UplinkSection::wholeSeconds),
                section.duration("connect-timeout", defaults.connect(), Duration.ofMillis(100), MINUTE),
                section.duration("send-timeout", defaults.send(), Duration.ofMillis(100), MINUTE),
                section.duration("stop-timeout", defaults.stop(), Duration.ofMillis(100), MINUTE));
    }

    private static Backoff backoff(Section section, Backoff defaults) {
        var first = section.duration("retry-first", defaults.first(), Duration.ofMillis(100), MINUTE);
        var longest =
                section.duration("retry-longest", defaults.longest(), Duration.ofMillis(100), Duration.ofHours(1));
        if (longest.compareTo(first) < 0) {
            section.refuse("retry-longest", "must not be shorter than uplink.retry-first");
            return defaults;
        }
        return new Backoff(first, longest);
    }

    private static URI broker(String text) {
        try {
            return UplinkConfig.checkBroker(URI.create(text));
        } catch (UplinkException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "must be addresses such as \"mqtt://hub.example:1883\" or \"mqtts://hub.example:8883\"", e);
        }
    }

    private static String group(String text) {
        try {
            return new NodeAddress(text, "any").group();
        } catch (UplinkException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static Duration wholeSeconds(String text) {
        if (!text.matches("[1-9]\\d{0,4}s")) {
            throw new IllegalArgumentException("must be whole seconds such as \"7s\", at most \"65535s\"");
        }
        return Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }
}
