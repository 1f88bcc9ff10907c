package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an encoder that is ill, and of the state that people see. */
class SupervisionIT {
    @TempDir
    private Path folder;

    @BeforeAll
    static void needsFfmpeg() {
        assumeTrue(Ffmpeg.isInstalled(), "ffmpeg is not installed");
    }

    private static Source.TestPicture testPicture() {
        return new Source.TestPicture(new PictureSize(320, 180), 30);
    }

    private static long onlyChild() {
        await().atMost(Fixture.PATIENCE).until(() -> Ffmpeg.children().size() == 1);
        return Ffmpeg.children().getFirst().pid();
    }

    @Test
    void startsAKilledEncoderAgainAndSaysWhy() throws Exception {
        try (var fixture = new Fixture(testPicture()).started()) {
            fixture.awaitFragments("180p.mp4", 10);
            var key = fixture.sink.body("demo/180p.mp4").authorization();
            ProcessHandle.of(onlyChild()).orElseThrow().destroyForcibly();

            var again = fixture.awaitStatus(status -> status.restarts() == 1 && status.state() == EncoderState.RUNNING);

            assertThat(again.reason())
                    .startsWith("encodes test-picture to 180p; started again because: ffmpeg was ended by signal 9");
            await().atMost(Fixture.PATIENCE)
                    .until(() ->
                            !fixture.sink.body("demo/180p.mp4").authorization().equals(key));
            fixture.awaitFragments("180p.mp4", 10);
        }
    }

    @Test
    void endsAnEncoderThatHangsAndStartsItAgain() throws Exception {
        try (var fixture = new Fixture(testPicture()).started()) {
            fixture.awaitFragments("180p.mp4", 10);
            long hanging = onlyChild();
            Ffmpeg.run(List.of("kill", "-STOP", Long.toString(hanging)));

            var again = fixture.awaitStatus(status -> status.restarts() == 1 && status.state() == EncoderState.RUNNING);

            assertThat(again.reason()).endsWith("started again because: no new picture for 2 s");
            assertThat(Ffmpeg.isGone(hanging)).isTrue();
        }
    }

    @Test
    void listensAgainWhenAnEncoderFallsSilent() throws Exception {
        int port = Ffmpeg.freePort();
        var output = Lists.join(List.of(Ffmpeg.FITS), List.of("-f", "flv", "rtmp://127.0.0.1:" + port + "/live/demo"));
        try (var fixture = new Fixture(new Source.Rtmp(Fixture.LOOPBACK, port)).started();
                var pusher = new Repeated(output)) {
            pusher.until(() -> fixture.status().state() == EncoderState.RUNNING);
            Ffmpeg.run(List.of("kill", "-STOP", Long.toString(pusher.pid())));

            var again = fixture.awaitState(EncoderState.STARTING);

            assertThat(again.reason())
                    .startsWith("waits for an encoder at rtmp://")
                    .endsWith("started again because: no new picture for 2 s");
            assertThat(again.restarts()).isZero();
        }
    }

    @Test
    void startsAgainWhenTheIngestGoesAway() throws Exception {
        try (var fixture = new Fixture(testPicture()).started()) {
            fixture.awaitFragments("180p.mp4", 10);
            fixture.sink.close();

            var trouble = fixture.awaitState(EncoderState.GAVE_UP);

            assertThat(trouble.reason()).contains("Connection refused");
            assertThat(trouble.restarts()).isEqualTo(2);
        }
    }

    @Test
    void givesUpOnWhatIsNoPictureSaysWhyAndBeginsAnewWhenTold() throws Exception {
        var file = Files.writeString(folder.resolve("notes.mp4"), "not a picture at all ".repeat(500));
        try (var fixture = new Fixture(new Source.LoopedFile(file)).started()) {
            var status = fixture.awaitState(EncoderState.GAVE_UP);

            assertThat(status.reason()).startsWith("the input cannot be read: ").contains("Invalid data found");
            assertThat(status.restarts()).isEqualTo(2);

            Files.delete(file);
            Ffmpeg.clip(file, Ffmpeg.FITS);
            fixture.supervisor.start("demo");
            assertThat(fixture.awaitState(EncoderState.RUNNING).reason()).isEqualTo("copies file");
        }
    }

    @Test
    void saysThatACameraOnTheNetworkDoesNotAnswerWithoutItsPassword() throws Exception {
        var url = URI.create("rtsp://admin:s3cret@127.0.0.1:" + Ffmpeg.freePort() + "/one");
        try (var fixture = new Fixture(new Source.Rtsp(url)).started()) {
            assertThat(fixture.awaitState(EncoderState.GAVE_UP).reason())
                    .contains("Connection refused")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void refusesALadderThatTheBoardCannotCarryAndStartsNothing() throws Exception {
        try (var sink = new Sink();
                var supervisor = new PipelineSupervisor(
                        Fixture.config("ffmpeg"),
                        Map.of(
                                "demo",
                                new SourceConfig(testPicture(), Fixture.encode(Transcoding.Mode.AUTO), false),
                                "pushed",
                                SourceConfig.PUSH),
                        new Board(1, 1_000_000, false),
                        new PipelineKeys(new Random()),
                        PipelineAmbient.system(),
                        _ -> -1)) {
            supervisor.start(sink.node());

            await().atMost(Fixture.PATIENCE)
                    .until(() -> supervisor.status("demo").orElseThrow().state() == EncoderState.GAVE_UP);

            assertThat(supervisor.status("demo").orElseThrow().reason())
                    .startsWith("encoding 180p at 30 takes about 1.7 cores, and 0.8 of 1 are left");
            assertThat(supervisor.statuses()).hasSize(1);
            assertThat(supervisor.start("pushed")).isFalse();
            assertThat(Ffmpeg.children()).isEmpty();
        }
    }

    @Test
    void saysThatFfmpegIsMissing() throws Exception {
        try (var sink = new Sink();
                var supervisor = new PipelineSupervisor(
                        Fixture.config("/nowhere/ffmpeg"),
                        Map.of("demo", new SourceConfig(testPicture(), Fixture.encode(Transcoding.Mode.AUTO), false)),
                        new Board(8, 60_000_000, false),
                        new PipelineKeys(new Random()),
                        PipelineAmbient.system(),
                        _ -> -1)) {
            supervisor.start(sink.node());

            await().atMost(Fixture.PATIENCE)
                    .until(() -> supervisor.status("demo").orElseThrow().state() == EncoderState.GAVE_UP);

            assertThat(supervisor.status("demo").orElseThrow().reason())
                    .contains("/nowhere/ffmpeg", "No such file or directory");
        }
    }

    @Test
    void leavesNoEncoderBehindWhenTheNodeIsKilled() throws Exception {
        assumeTrue(new Launcher(0).endsThemWithTheNode(), "setpriv is not installed");
        var node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledNodeMain.class.getName(),
                        Integer.toString(Ffmpeg.freePort()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = node.inputReader()) {
            long encoder = Long.parseLong(String.valueOf(output.readLine()));
            assertThat(Ffmpeg.isGone(encoder)).isFalse();

            node.destroyForcibly().onExit().join();

            await().atMost(Fixture.PATIENCE).until(() -> Ffmpeg.isGone(encoder));
        } finally {
            node.destroyForcibly();
        }
    }
}
