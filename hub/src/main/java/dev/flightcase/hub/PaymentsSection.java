package dev.flightcase.hub;

import dev.flightcase.hub.payments.GatewayConfig;
import dev.flightcase.hub.payments.PaymentsConfig;
import dev.flightcase.settings.Section;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tables {@code [payments.NAME]}, one for each provider. */
final class PaymentsSection {
    private static final int PROVIDERS_MAX = 32;
    private static final String URL = "url";
    /** As tills name providers. */
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,31}";

    private PaymentsSection() {}

    static PaymentsConfig read(Section payments) {
        List<GatewayConfig> gateways = new ArrayList<>();
        for (var name : payments.tables(PROVIDERS_MAX)) {
            var section = payments.section(name);
            var url = section.parsed(URL, "", PaymentsSection::url);
            var secret = section.secret("secret", "", UnaryOperator.identity());
            var timeout =
                    section.duration("timeout", GatewayConfig.TIMEOUT, Duration.ofMillis(100), Duration.ofMinutes(2));
            if (!name.matches(NAME)) {
                payments.refuse(name, "must be the name of a provider: 1 to 32 lower-case letters, digits and hyphens");
            } else if (!section.has(URL)) {
                section.refuse(URL, "must be set: where the gateway takes payments");
            } else if (!url.isEmpty()) {
                gateways.add(new GatewayConfig(name, URI.create(url), secret, timeout));
            }
        }
        return PaymentsConfig.of(gateways);
    }

    /** Tokens and the secret go to it, so in the clear to this machine only. */
    private static String url(String text) {
        if (!text.matches(
                "https://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?(/[A-Za-z0-9._~/-]*)?")) {
            throw new IllegalArgumentException(
                    "must be an address such as \"https://pay.example/captures\"; http only on this machine");
        }
        return text;
    }
}
