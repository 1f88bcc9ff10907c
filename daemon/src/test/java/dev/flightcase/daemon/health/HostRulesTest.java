package dev.flightcase.daemon.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Signals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRulesTest {

    @ParameterizedTest
    @CsvSource({
        // signal, value, colour: green is no reason, amber one, red critical
        Signals.UNDER_VOLTAGE + ", 0, GREEN",
        Signals.UNDER_VOLTAGE + ", 1, RED",
        Signals.UNDER_VOLTAGE_EARLIER + ", 1, AMBER",
        Signals.THROTTLED + ", 1, RED",
        Signals.THROTTLED_EARLIER + ", 1, AMBER",
        Signals.SOCKET_VOLTAGE + ", 5.171, GREEN",
        Signals.SOCKET_VOLTAGE + ", 4.79, AMBER",
        Signals.SOCKET_VOLTAGE + ", 4.62, RED",
        Signals.IO_PRESSURE + ", 19, GREEN",
        Signals.IO_PRESSURE + ", 21, AMBER",
        Signals.IO_PRESSURE + ", 99, AMBER",
        Signals.MEMORY_PRESSURE + ", 4, GREEN",
        Signals.MEMORY_PRESSURE + ", 6, AMBER",
        Signals.MEMORY_PRESSURE + ", 16, RED",
        Signals.WRITE_WAIT + ", 0.050, GREEN",
        Signals.WRITE_WAIT + ", 0.150, AMBER",
        Signals.READ_ONLY + ", 1, RED",
        Signals.PROBE_INTACT + ", 1, GREEN",
        Signals.PROBE_INTACT + ", 0, RED",
        Signals.DISK_ERRORS + ", 1, AMBER",
        Signals.DISK_WEAR + ", 20, GREEN",
        Signals.DISK_WEAR + ", 90, AMBER",
        Signals.DISK_WEAR + ", 110, AMBER",
        Signals.DISK_RESERVE + ", 1, GREEN",
        Signals.DISK_RESERVE + ", 2, AMBER",
        Signals.DISK_RESERVE + ", 3, RED",
        Signals.CLOCK_TRUST + ", 3, GREEN",
        Signals.CLOCK_TRUST + ", 2, GREEN",
        Signals.CLOCK_TRUST + ", 1, AMBER",
        Signals.CLOCK_TRUST + ", 0, AMBER",
    })
    void earlierIsAmberAndNowIsRed(String signal, double value, Colour colour) {
        var rule = HostRules.of().stream()
                .filter(each -> each.signal().equals(signal))
                .findFirst()
                .orElseThrow();

        assertThat(Colour.of(rule.score(value))).isEqualTo(colour);
        assertThat(rule.says().apply(value)).endsWith(".").hasSizeLessThan(90);
        assertThat(rule.action()).isNotBlank().hasSizeLessThan(91);
    }

    private enum Colour {
        GREEN,
        AMBER,
        RED;

        static Colour of(int score) {
            if (score >= Rule.ATTENTION_SCORE) {
                return GREEN;
            }
            return score >= Rule.CRITICAL_SCORE ? AMBER : RED;
        }
    }
}
