package dev.flightcase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockTest {
    @TempDir
    private Path home;

    @Test
    void standsUnderItsCommandWithCommitAndMachine() throws IOException {
        Block.publish(home, "checkout holds", "| a |\n");

        assertThat(home.resolve(".flightcase/bench/checkout-holds.md"))
                .content()
                .startsWith("### `./flightcase bench checkout holds`\n\nCommit ")
                .contains("Java " + Runtime.version())
                .endsWith(".\n\n| a |\n");
    }

    @Test
    void whatWasSkippedLeavesNoFiguresOfAnotherTime() throws IOException {
        Block.publish(home, "catalog reads", "figures");

        Block.skip(home, "catalog reads", "nginx is missing");

        assertThat(home.resolve(".flightcase/bench/catalog-reads.md")).doesNotExist();
    }
}
