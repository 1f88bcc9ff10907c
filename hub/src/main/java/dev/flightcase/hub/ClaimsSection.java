package dev.flightcase.hub;

import dev.flightcase.hub.claim.ClaimsConfig;
import dev.flightcase.settings.Section;
import java.net.URI;
import java.time.Duration;

/** Keys {@code claims.*}. */
final class ClaimsSection {
    private static final int BROKERS_MAX = 8;

    private ClaimsSection() {}

    static ClaimsConfig read(Section section) {
        var defaults = ClaimsConfig.defaults();
        return new ClaimsConfig(
                section.parsed("url", defaults.url(), ClaimsSection::url),
                section.parsedList("brokers", defaults.brokers(), BROKERS_MAX, ClaimsSection::broker),
                section.parsed("group", defaults.group(), ClaimsSection::group),
                section.duration(
                        "certificate-life", defaults.certificateLife(), Duration.ofSeconds(1), Duration.ofDays(825)),
                section.integer("codes-max", defaults.codesMax(), 1, 10_000),
                section.integer("nodes-max", defaults.nodesMax(), 1, 100_000));
    }

    private static String url(String text) {
        if (!text.isEmpty() && !text.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?")) {
            throw new IllegalArgumentException("must be an address such as \"https://hub.example\"");
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static URI broker(String text) {
        if (!text.matches("mqtts?://[A-Za-z0-9.:\\[\\]-]+:\\d{1,5}")) {
            throw new IllegalArgumentException("must be addresses such as \"mqtts://hub.example:8883\"");
        }
        return URI.create(text);
    }

    private static String group(String text) {
        if (!text.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("must be letters, digits, dots, hyphens and underscores");
        }
        return text;
    }
}
