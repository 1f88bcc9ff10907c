package dev.flightcase.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.token.AccessConfig;
import dev.flightcase.cache.token.BackOff;
import dev.flightcase.cache.token.Devices;
import dev.flightcase.cache.token.Enrolment;
import dev.flightcase.cache.token.OperatorPin;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolVerbTest {
    private final EnrolVerb verb = new EnrolVerb(enrolment(), () -> URI.create("http://10.0.0.7:8080/"));

    @ParameterizedTest
    @CsvSource({"pos, sell, 10 minutes, 600", "viewer 90, look, 90 seconds, 90", "pos 86400, sell, 24 hours, 86400"})
    void saysTheCodeItsTimeAndWhereToOpenIt(String argument, String may, String time, long seconds) {
        var result = verb.run(argument, _ -> {});

        assertThat(result.exitCode()).isZero();
        var code = result.lines().getFirst().substring(5, 14);
        assertThat(code).matches("\\d{4}-\\d{4}");
        assertThat(result.lines())
                .containsExactly(
                        "code " + code + " lets one phone " + may + "; it works once, for " + time,
                        "open http://10.0.0.7:8080/pos#code=" + code + " on that phone");
        assertThat(result.json())
                .isEqualTo("{\"code\":\"" + code + "\",\"role\":\"" + argument.split(" ", 2)[0] + "\",\"expires_in_s\":"
                        + seconds + ",\"url\":\"http://10.0.0.7:8080/pos#code=" + code + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "operator",
                "admin",
                "pos ",
                "pos 0",
                "pos -1",
                "pos 86401",
                "pos 9999999",
                "pos 60 60",
                " pos"
            })
    void refusesAnythingElse(String argument) {
        assertThat(verb.run(argument, _ -> {}).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void saysWhenTooManyAreOpen() {
        for (int i = 0; i < 16; i++) {
            verb.run("pos", _ -> {});
        }

        var result = verb.run("pos", _ -> {});

        assertThat(result.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(result.lines()).singleElement().asString().startsWith("no code was made: 16 are open; ");
    }

    @Test
    void thePinIsShownAsALineAndAsJson() {
        var result = new PinVerb(new OperatorPin("012345")).run("", _ -> {});

        assertThat(result)
                .isEqualTo(new CommandResult(0, List.of("operator-pin 012345"), "{\"operator_pin\":\"012345\"}"));
    }

    private static Enrolment enrolment() {
        var random = new SecureRandom();
        var config = AccessConfig.defaults();
        var devices = new Devices(new NoDisk(), 1, InstantSource.system(), random);
        return new Enrolment(config, devices, new BackOff(config.backOff(), () -> 0), random, () -> 0);
    }

    /** Making codes needs none. */
    private static final class NoDisk implements KeyValueStore.Opener {
        @Override
        public KeyValueStore open() {
            throw new StoreException(StoreException.Kind.CLOSED, "there is no disk", null);
        }

        @Override
        public KeyValueStore openToRead() {
            return open();
        }
    }
}
