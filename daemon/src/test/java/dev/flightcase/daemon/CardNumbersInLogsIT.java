package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.settings.cards.CardNumbers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant I10 for logs: a number that found its way into what the real daemon prints is masked there, wherever it stands. */
class CardNumbersInLogsIT {
    private static final String VISA = "4111 1111 1111 1111";
    private static final String MASKED = "**** **** **** 1111";

    @TempDir
    private Path directory;

    @Test
    void theDaemonMasksThemInValuesExceptionsAndTraces() throws Exception {
        var folder = Files.createDirectories(directory.resolve(VISA));
        // What can not be removed is reported with its exception, which names the path.
        Files.createDirectories(folder.resolve("data/assets/.incoming-cut/short"));

        try (var node = NodeProcess.start(folder)) {
            node.get("/api/v1/products/4111111111111111");
            node.stop();
        }

        var log = Files.readString(folder.resolve("node.log"));
        assertThat(CardNumbers.in(log)).isEmpty();
        assertThat(log)
                .containsPattern("config=\\S*/" + MASKED.replace("*", "\\*") + "/node.toml flightcase starts")
                .containsPattern("\nj\\S+Exception: .*" + MASKED.replace("*", "\\*") + ".*\n\tat ")
                .contains("flightcase stopped");
    }

    @Test
    void aCommandMasksThemInItsComplaints() throws Exception {
        var missing = NodeProcess.run("run", "--config", "/nowhere/" + VISA);
        var wrong = NodeProcess.run("wipe", VISA);

        assertThat(missing.output()).contains("/nowhere/" + MASKED).doesNotContain(VISA);
        assertThat(wrong.output()).contains(MASKED).doesNotContain(VISA);
    }
}
