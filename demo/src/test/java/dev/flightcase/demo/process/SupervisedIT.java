package dev.flightcase.demo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.flightcase.demo.DemoException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final Queue<String> deaths = new ConcurrentLinkedQueue<>();

    @Test
    void startsAgainWhatDiesAndGivesUpAtTheBound() {
        var dying = shell("echo born; exit 3", 2);

        dying.start();

        await().atMost(PATIENCE).until(dying::givenUp);
        assertThat(dying.deaths()).isEqualTo(3);
        assertThat(dying.lastExit()).isEqualTo(3);
        assertThat(dying.alive()).isFalse();
        assertThat(deaths).containsExactly("child 3 true", "child 3 true", "child 3 false");
        assertThat(LogTail.lines(log(), 10)).containsExactly("born", "born", "born");
    }

    @Test
    void doesNotStartAgainAfterABadConfiguration() {
        var misconfigured = shell("echo born; exit 78", 3);

        misconfigured.start();

        await().atMost(PATIENCE).until(misconfigured::givenUp);
        assertThat(deaths).containsExactly("child 78 false");
    }

    @Test
    void stopsWithTheSignalThatAsks() throws Exception {
        var polite = shell("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.05; done", 0);
        polite.start();
        awaitLog("up");

        assertThat(polite.stop(PATIENCE)).isEqualTo(new Supervised.Clean(0));

        assertThat(polite.deaths()).isZero();
        assertThat(deaths).isEmpty();
        assertThat(LogTail.lines(log(), 1)).containsExactly("bye");
    }

    @Test
    void killsWhatDoesNotListenAndSaysSo() throws Exception {
        var deaf = shell("trap '' TERM; echo up; while :; do sleep 0.05; done", 0);
        deaf.start();
        awaitLog("up");

        assertThat(deaf.stop(Duration.ofMillis(300)))
                .isInstanceOfSatisfying(
                        Supervised.Failed.class,
                        failed -> assertThat(failed.why()).contains("killed"));

        await().atMost(PATIENCE).until(() -> !deaf.alive());
    }

    @Test
    void anUnexpectedExitCodeAtTheStopIsAFailure() throws Exception {
        var sulky = shell("trap 'exit 9' TERM; echo up; while :; do sleep 0.05; done", 0);
        sulky.start();
        awaitLog("up");

        assertThat(sulky.stop(PATIENCE)).isEqualTo(new Supervised.Failed("stopped with exit code 9"));
    }

    @Test
    void doesNotComeBackWhenStoppedDuringTheWaitForARestart() throws Exception {
        var dying = new Supervised(
                new ChildProcess("child", log()),
                () -> List.of("sh", "-c", "echo born; exit 1"),
                new Restarts(5, Duration.ofHours(1), Duration.ofHours(1)),
                Set.of(0),
                this::died);
        dying.start();
        await().atMost(PATIENCE).until(() -> dying.deaths() == 1);

        assertThat(dying.stop(PATIENCE)).isEqualTo(new Supervised.Failed("ended by itself with exit code 1"));

        assertThat(LogTail.lines(log(), 10)).containsExactly("born");
    }

    @Test
    void whatIsReplacedComesBackAndCountsAsADeath() throws Exception {
        var hanging = shell("echo born; exec sleep 1000", 1);
        hanging.start();
        awaitLog("born");

        hanging.replace();

        await().atMost(PATIENCE)
                .until(() -> LogTail.lines(log(), 10).equals(List.of("born", "born")) && hanging.alive());
        assertThat(deaths).containsExactly("child 137 true");
        hanging.kill();
    }

    @Test
    void whatCanNotBeStartedAgainIsGivenUp() throws Exception {
        var vanishing = shell("rm -r '" + folder + "'; exit 3", 2);

        vanishing.start();

        await().atMost(PATIENCE).until(vanishing::givenUp);
        assertThat(deaths).containsExactly("child 3 true", "child 3 false");
        Files.createDirectory(folder);
    }

    @Test
    void killEndsGrandchildrenToo() throws Exception {
        var family = shell("sleep 1000 & echo $!; wait", 0);
        family.start();
        await().atMost(PATIENCE).until(() -> !LogTail.lines(log(), 1).isEmpty());
        long grandchild = Long.parseLong(LogTail.lines(log(), 1).getFirst());

        family.kill();

        await().atMost(PATIENCE)
                .until(() -> ProcessHandle.of(grandchild)
                        .map(handle -> !handle.isAlive())
                        .orElse(true));
    }

    @Test
    void aMissingProgramIsOneLine() {
        var child = new ChildProcess("child", folder.resolve("no-such-folder").resolve("child.log"));

        assertThatThrownBy(() -> child.start(List.of("sh", "-c", "true")))
                .isInstanceOf(DemoException.class)
                .hasMessageStartingWith("cannot start child: ");
    }

    @Test
    void oneShotEndsWhatHangs() {
        var result = OneShot.run(List.of("sh", "-c", "echo begun; exec sleep 1000"), Duration.ofMillis(300));

        assertThat(result.exitCode()).isEqualTo(124);
        assertThat(result.output()).isEqualTo("begun\n");
    }

    private Supervised shell(String script, int restarts) {
        return new Supervised(
                new ChildProcess("child", log()),
                () -> List.of("sh", "-c", script),
                new Restarts(restarts, Duration.ofMillis(10), Duration.ofMillis(20)),
                Set.of(0),
                this::died);
    }

    private void died(String name, int exitCode, boolean comesBack) {
        deaths.add(name + " " + exitCode + " " + comesBack);
    }

    private void awaitLog(String line) {
        await().atMost(PATIENCE)
                .until(() -> Files.exists(log()) && LogTail.lines(log(), 10).contains(line));
    }

    private Path log() {
        return folder.resolve("child.log");
    }
}
