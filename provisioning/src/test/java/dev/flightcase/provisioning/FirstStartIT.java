package dev.flightcase.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first start, by processes of their own. */
@Timeout(60)
class FirstStartIT {

    @TempDir
    private Path temporary;

    @Test
    void processesThatStartAtOnceBecomeTheSameNode() throws Exception {
        var processes = new ArrayList<Process>();
        for (int i = 0; i < 3; i++) {
            processes.add(start(temporary.resolve("data")));
        }
        var ids = new HashSet<String>();
        for (var process : processes) {
            ids.add(firstLine(process));
            assertThat(process.waitFor()).isZero();
        }

        assertThat(ids).hasSize(1).allMatch(id -> id.matches("fc-[a-z2-7]{10}"));
    }

    /** Whenever the process is killed, the next start finds no identity or a whole one. */
    @Test
    void aKillAtAnyTimeLeavesNoHalfIdentity() throws Exception {
        for (int round = 0; round < 6; round++) {
            var data = temporary.resolve("data-" + round);
            var process = start(data);
            // Each round lets it go a little further: from before the lock to after the rename.
            process.waitFor(80 + round * 60L, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            boolean whole = Files.exists(data.resolve("identity/node.pub"));
            var before = whole ? Files.readString(data.resolve("identity/node.pub")) : "";

            var identity = new IdentityStore(data, new SecureRandom(), Duration.ofSeconds(5)).loadOrMake();

            assertThat(identity.id().value()).startsWith("fc-");
            if (whole) {
                assertThat(data.resolve("identity/node.pub")).hasContent(before);
            }
        }
    }

    private static Process start(Path data) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PrintIdentity.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String firstLine(Process process) throws Exception {
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            return String.valueOf(out.readLine());
        }
    }
}
