package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One event after the other at the same stall. */
@Timeout(60)
class NextEventIT {
    private static final String SECOND = "{\"name\":\"Second night\",\"start\":\"2026-11-22T18:00:00+01:00\"}";
    private static final Pattern CHANGES = Pattern.compile("\"changes\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private NodeFixture node;

    @BeforeEach
    void start() throws Exception {
        node = NodeFixture.start(folder);
        node.importEvent();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void theNextEventStartsFromTheLastOnceThatIsClosed() throws Exception {
        var since = TestPhone.found(CHANGES, node.get("/api/v1/catalog").body());
        node.send(
                "PATCH",
                "/api/v1/products/TEE-M",
                "{\"price\":{\"amount\":1900,\"currency\":\"EUR\"}}",
                "Authorization",
                "Bearer " + node.phone().operator(),
                "If-Match",
                "*");
        var order = node.order("\"k1\"", cash("TEE-M", 3, 5700));

        var tooEarly = node.operator("POST", "/api/v1/events", SECOND);
        node.operator("POST", "/api/v1/close", "");
        var next = node.operator("POST", "/api/v1/events", SECOND);

        assertThat(tooEarly.statusCode()).isEqualTo(409);
        assertThat(tooEarly.body()).contains("urn:flightcase:problem:event-open");
        assertThat(next.statusCode()).isEqualTo(201);
        assertThat(next.body())
                .contains("\"name\":\"Second night\"", "\"life\":\"set-up\"", "\"serves\":true", "\"products\":5");
        assertThat(node.get("/api/v1/event").body()).contains("\"name\":\"Second night\"");
        assertThat(node.get("/api/v1/opening").body())
                .contains("\"event\":\"" + TestPhone.found(ID, next.body()), "\"life\":\"set-up\"");
        assertThat(node.get("/api/v1/stock").body()).contains("\"TEE-M\":37");
        assertThat(node.get("/api/v1/catalog/changes?since=" + since).statusCode())
                .isEqualTo(410);
        assertThat(node.order("\"k2\"", cash("TEE-M", 1, 1900)).statusCode()).isEqualTo(201);
        assertThat(node.operator("GET", "/api/v1/events", "").body())
                .contains("\"name\":\"Night Market\"", "\"life\":\"closed\"", "\"serves\":false")
                .contains("\"name\":\"Second night\"", "\"life\":\"open\"", "\"serves\":true");
        assertThat(node.get(order.headers().firstValue("location").orElseThrow())
                        .body())
                .contains("\"quantity\":3");
    }

    @Test
    void theEventsAreTheOperatorsAndTheirNamesAreChecked() throws Exception {
        assertThat(node.send("GET", "/api/v1/events", "").statusCode()).isEqualTo(401);
        assertThat(node.phone("POST", "/api/v1/events", SECOND).statusCode()).isEqualTo(403);
        assertThat(node.operator("POST", "/api/v1/events", "{\"name\":\" \"}").body())
                .contains("urn:flightcase:problem:invalid-body");
        assertThat(node.operator("POST", "/api/v1/events", "{\"name\":\"B\",\"start\":\"soon\"}")
                        .body())
                .contains("urn:flightcase:problem:invalid-body");
        assertThat(node.operator("GET", "/api/v1/events", "").body()).contains("\"life\":\"set-up\"");
    }

    @Test
    void anImportDoesNotLeaveAnOpenEventAndReceiptsNameTheSeller() throws Exception {
        var fair = NodeFixture.writeEvent(folder.resolve("fair"));
        Files.writeString(
                fair.resolve("event.toml"),
                NodeFixture.EVENT
                        .replace("Night Market", "Fair")
                        .replace("start =", "seller = \"Print Co-op\"\nstart ="));
        node.order("\"k1\"", cash("TEE-M", 1, 2500));
        var before = node.get("/api/v1/catalog").body();

        var refused = imported(fair);

        assertThat(refused).isEqualTo(1);
        assertThat(node.get("/api/v1/catalog").body()).isEqualTo(before);
        assertThat(node.operator("GET", "/api/v1/events", "").body()).doesNotContain("Fair");
        assertThat(node.order("\"k2\"", cash("TEE-M", 1, 2500)).statusCode()).isEqualTo(201);

        node.operator("POST", "/api/v1/close", "");
        node.importFolder(fair);
        var order = node.order("\"k3\"", cash("TEE-M", 1, 2500));

        assertThat(order.statusCode()).isEqualTo(201);
        assertThat(node.get(order.headers().firstValue("location").orElseThrow() + "/receipt", "Accept", "text/plain")
                        .body())
                .contains("Print Co-op");
    }

    @Test
    void anImportBesideAStoppedNodeDoesNotLeaveAnOpenEventEither() throws Exception {
        var fair = NodeFixture.writeEvent(folder.resolve("fair"));
        node.order("\"k1\"", cash("TEE-M", 1, 2500));
        node.close();

        assertThat(imported(fair)).isEqualTo(1);
        assertThat(imported(folder.resolve("event"))).isZero();

        node = NodeFixture.start(folder);
        assertThat(node.order("\"k2\"", cash("TEE-M", 1, 2500)).body()).contains("\"number\":2,");
    }

    private int imported(Path event) {
        return Main.commandLine()
                .execute(
                        "import",
                        event.toString(),
                        "--config",
                        folder.resolve("node.toml").toString());
    }
}
