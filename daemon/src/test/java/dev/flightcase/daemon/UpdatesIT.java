package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UpdatesIT {
    private static final Pattern ID = Pattern.compile("id: (\\d+\\.\\d+)");

    @TempDir
    private Path folder;

    /** Its answers have no end, so it is not the fixture's, which is closed with patience. */
    private final HttpClient streams = HttpClient.newHttpClient();

    private NodeFixture node;

    @BeforeEach
    void start() throws Exception {
        node = NodeFixture.start(folder);
        node.importEvent();
    }

    @AfterEach
    void stop() {
        streams.shutdownNow();
        node.close();
    }

    @Test
    void aSaleReachesEveryPhoneWithTheBundlesItTouches() throws Exception {
        var one = listen("");
        var other = listen("");
        awaitLine(one, "event: catalog");
        awaitLine(other, "event: catalog");

        node.order("\"k1\"", cash("LP-1", 1, 2200));

        awaitLine(one, "data: {\"sku\":\"LP-1\",\"available\":1}");
        awaitLine(one, "data: {\"sku\":\"SET\",\"available\":1}");
        awaitLine(other, "data: {\"sku\":\"LP-1\",\"available\":1}");
        assertThat(one).noneMatch(line -> line.contains("TEE-M"));
    }

    @Test
    void aPhoneThatComesBackIsToldWhatItMissedOnce() throws Exception {
        var first = listen("");
        awaitLine(first, "event: catalog");
        var known = first.stream()
                .map(ID::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
        for (var sale = 1; sale <= 3; sale++) {
            node.order("\"k" + sale + "\"", cash("TEE-M", 1, 2500));
        }
        // until then it may still be told to everybody
        awaitLine(first, "data: {\"sku\":\"TEE-M\",\"available\":37}");

        var back = listen(known);

        awaitLine(back, "data: {\"sku\":\"TEE-M\",\"available\":37}");
        assertThat(back).filteredOn(line -> line.contains("TEE-M")).hasSize(1);
        assertThat(back).noneMatch(line -> line.contains("LP-1"));
    }

    @Test
    void anImportIsTold() throws Exception {
        var lines = listen("");
        awaitLine(lines, "data: {\"revision\":1}");

        node.importEvent();

        awaitLine(lines, "data: {\"revision\":2}");
    }

    private List<String> listen(String lastEventId) {
        var request = HttpRequest.newBuilder(node.uri("/api/v1/updates"));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        var lines = new CopyOnWriteArrayList<String>();
        var _ = streams.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(new LineList(lines)));
        return lines;
    }

    private static void awaitLine(List<String> lines, String wanted) {
        await().until(() -> lines.contains(wanted));
    }
}
