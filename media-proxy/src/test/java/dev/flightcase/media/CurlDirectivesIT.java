package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.media.isobmff.Boxes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The delivery directives as a client that is not ours asks them, over HTTP/1.1 and HTTP/2 (live-media rules D1 to D20). */
class CurlDirectivesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PLAYLIST = "/live/demo/video.m3u8";

    private Node node;
    private LongBody source;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
        node = new Node();
        source = new LongBody(node, "video.cmfv");
        source.send(Boxes.pictureInit(), second(0), second(1), second(2));
        await().atMost(PATIENCE).until(() -> node.get(PLAYLIST).body().contains("video-p8-"));
    }

    @AfterEach
    void stop() throws IOException {
        if (node != null) {
            source.close();
            node.close();
        }
    }

    private static byte[] second(int number) {
        return Boxes.join(
                Boxes.pictures(number * 30L, 10, true, 500),
                Boxes.pictures(number * 30L + 10, 10, false, 500),
                Boxes.pictures(number * 30L + 20, 10, false, 500));
    }

    private Process begin(String protocol, String path, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", protocol, "--max-time", "20", "-i"));
        command.addAll(List.of(options));
        command.add(node.url(path));
        return new ProcessBuilder(command).start();
    }

    private static String answer(Process curl) throws IOException {
        return new String(curl.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private String get(String protocol, String path, String... options) throws IOException {
        return answer(begin(protocol, path, options));
    }

    private static int status(String answer) {
        Matcher line = Pattern.compile("^HTTP/[0-9.]+ (\\d+)").matcher(answer);
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
    }

    @ParameterizedTest(name = "{1} over {0}: {2} is {3}")
    @CsvSource({
        "--http1.1, D1, '', 200",
        "--http1.1, D2, _HLS_msn=0, 200",
        "--http1.1, D5, _HLS_msn=0&_HLS_part=99, 200",
        "--http1.1, D6, _HLS_part=0, 400",
        "--http1.1, D7, _HLS_msn=4, 400",
        "--http1.1, D8, _HLS_msn=1&_HLS_part=999, 400",
        "--http1.1, D9, _HLS_msn=-1, 400",
        "--http1.1, D9, _HLS_msn=99999999999999999999, 400",
        "--http1.1, D12, _HLS_skip=maybe, 200",
        "--http1.1, D16, _HLS_future=1, 200",
        "--http2-prior-knowledge, D1, '', 200",
        "--http2-prior-knowledge, D2, _HLS_msn=0, 200",
        "--http2-prior-knowledge, D5, _HLS_msn=0&_HLS_part=99, 200",
        "--http2-prior-knowledge, D6, _HLS_part=0, 400",
        "--http2-prior-knowledge, D7, _HLS_msn=4, 400",
        "--http2-prior-knowledge, D8, _HLS_msn=1&_HLS_part=999, 400",
        "--http2-prior-knowledge, D9, _HLS_msn=-1, 400",
        "--http2-prior-knowledge, D9, _HLS_msn=99999999999999999999, 400",
        "--http2-prior-knowledge, D12, _HLS_skip=maybe, 200",
        "--http2-prior-knowledge, D16, _HLS_future=1, 200",
    })
    void directivesAreAnsweredAtOnce(String protocol, String row, String query, int status) throws IOException {
        String answer = get(protocol, PLAYLIST + "?" + query);

        assertThat(status(answer)).as(row).isEqualTo(status);
        assertThat(answer).doesNotContain("_HLS_future");
        if (status == 400) {
            assertThat(answer).containsIgnoringCase("cache-control: no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http1.1", "--http2-prior-knowledge"})
    void d3AndD4WaitForTheWholeSegmentAndForThePart(String protocol) throws IOException {
        Process part = begin(protocol, PLAYLIST + "?_HLS_msn=1&_HLS_part=3");
        Process reversed = begin(protocol, PLAYLIST + "?_HLS_skip=YES&_HLS_part=3&_HLS_msn=1");
        Process segment = begin(protocol, PLAYLIST + "?_HLS_msn=1", "--compressed");
        await().atMost(PATIENCE).until(() -> node.waiters() == 3);

        source.send(Boxes.pictures(90, 10, true, 500));
        assertThat(answer(part)).contains("video-p9-");
        assertThat(answer(reversed)).as("D14").contains("video-p9-");
        assertThat(node.waiters()).isEqualTo(1);
        source.send(Boxes.pictures(100, 10, false, 500), Boxes.pictures(110, 10, false, 500), second(4));

        assertThat(answer(segment))
                .containsPattern("\nvideo-1-[0-9a-f]+\\.m4s\n")
                .containsIgnoringCase("content-encoding: gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http1.1", "--http2-prior-knowledge"})
    void d17AndD18WhoLeavesIsForgottenAndHeadDoesNotWait(String protocol) throws IOException {
        assertThat(status(get(protocol, PLAYLIST + "?_HLS_msn=1&_HLS_part=3", "--head")))
                .as("D18")
                .isEqualTo(200);
        Process leaving = begin(protocol, PLAYLIST + "?_HLS_msn=1&_HLS_part=3");
        await().atMost(PATIENCE).until(() -> node.waiters() == 1);
        leaving.destroyForcibly();

        await().atMost(PATIENCE).until(() -> node.waiters() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http1.1", "--http2-prior-knowledge"})
    void d15AndD20OtherPathsNeverWait(String protocol) throws IOException {
        assertThat(status(get(protocol, "/live/demo/index.m3u8?_HLS_msn=1&_HLS_part=3")))
                .isEqualTo(200);
        assertThat(status(get(protocol, "/live/demo/nothing.m3u8?_HLS_msn=1"))).isEqualTo(404);
        assertThat(status(get(protocol, "/live/nobody/video.m3u8?_HLS_msn=1"))).isEqualTo(404);
    }
}
