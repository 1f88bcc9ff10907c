package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubVersionTest {
    @ParameterizedTest
    @ValueSource(strings = {"-V", "--version"})
    void saysNameVersionAndCommit(String option) {
        var out = new StringWriter();
        int exit = HubMain.commandLine().setOut(new PrintWriter(out, true)).execute(option);

        assertThat(exit).isZero();
        assertThat(out.toString()).matches("flightcase hub \\d[^ ]+ \\([^)$]+\\), Java \\d.*\\s*");
    }
}
