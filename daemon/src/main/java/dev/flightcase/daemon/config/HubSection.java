package dev.flightcase.daemon.config;

import dev.flightcase.settings.Section;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Keys {@code hub.*}. */
final class HubSection {
    private HubSection() {}

    static HubConfig read(Section section) {
        return new HubConfig(
                section.parsed("url", Optional.<URI>empty(), HubSection::url),
                section.parsed("ca", Optional.<Path>empty(), HubSection::file));
    }

    private static Optional<URI> url(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?(#[0-9A-Fa-f:]+)?")) {
            throw new IllegalArgumentException("must be an address such as \"https://hub.example\"");
        }
        return Optional.of(URI.create(text));
    }

    private static Optional<Path> file(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(NodeConfigReader.absolute(text));
    }
}
