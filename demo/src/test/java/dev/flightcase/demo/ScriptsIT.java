package dev.flightcase.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell scripts: what they say without building anything, and that ShellCheck finds nothing. */
class ScriptsIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> SCRIPTS = List.of(
            "flightcase", ".ci/run", "daemon/src/main/app/bin/flightcase", "hub/src/main/app/bin/flightcase-hub");

    @Test
    void shellCheckFindsNothing() throws Exception {
        assumeTrue(isOnPath("shellcheck"), "shellcheck is not installed");
        var command = new ArrayList<>(List.of("shellcheck"));
        command.addAll(SCRIPTS);

        assertThat(run(command)).isEqualTo(new Finished(0, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "deb", "wipe"})
    void aCommandThatIsNotThereYetSaysSoInOneLine(String command) throws Exception {
        assertThat(run(List.of("./flightcase", command)))
                .isEqualTo(new Finished(69, "flightcase: " + command + " is not there yet\n"));
    }

    @Test
    void anUnknownCommandNamesTheHelp() throws Exception {
        assertThat(run(List.of("./flightcase", "fly")))
                .isEqualTo(new Finished(64, "flightcase: there is no command fly; ./flightcase help lists them\n"));
    }

    @Test
    void helpListsTheCommands() throws Exception {
        var help = run(List.of("./flightcase", "help"));

        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("./flightcase demo", "./flightcase test", "./flightcase run --config FILE");
    }

    private record Finished(int exitCode, String output) {}

    private static Finished run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Finished(process.waitFor(), output);
    }

    private static boolean isOnPath(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
