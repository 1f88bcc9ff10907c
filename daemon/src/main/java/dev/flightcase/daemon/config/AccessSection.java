package dev.flightcase.daemon.config;

import dev.flightcase.cache.token.AccessConfig;
import dev.flightcase.cache.token.BackOffConfig;
import dev.flightcase.cache.token.OperatorPin;
import dev.flightcase.settings.Section;
import java.time.Duration;

/** Keys {@code access.*}. */
final class AccessSection {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private AccessSection() {}

    static AccessConfig read(Section section) {
        var defaults = AccessConfig.defaults();
        var session = section.duration("session-lifetime", defaults.sessionLifetime(), MINUTE, DAY);
        if (session.toNanosPart() != 0) {
            section.refuse("session-lifetime", "must be whole seconds");
            session = defaults.sessionLifetime();
        }
        return new AccessConfig(
                section.duration("code-lifetime", defaults.codeLifetime(), MINUTE, DAY),
                section.integer("codes-max", defaults.codesMax(), 1, 100),
                section.integer("devices-max", defaults.devicesMax(), 1, 10_000),
                session,
                section.secret("operator-pin", defaults.operatorPin(), AccessSection::pin),
                backOff(section, defaults.backOff()));
    }

    private static BackOffConfig backOff(Section section, BackOffConfig defaults) {
        var first = section.duration("back-off-first", defaults.first(), SECOND, MINUTE);
        var longest = section.duration("back-off-longest", defaults.longest(), SECOND, Duration.ofHours(1));
        if (longest.compareTo(first) < 0) {
            section.refuse("back-off-longest", "must not be shorter than access.back-off-first");
            longest = first;
        }
        return new BackOffConfig(
                section.integer("mistakes-free", defaults.freeMistakes(), 1, 100),
                first,
                longest,
                section.duration("back-off-quiet", defaults.quiet(), MINUTE, DAY));
    }

    private static String pin(String text) {
        return text.isEmpty() ? text : new OperatorPin(text).reveal();
    }
}
