package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who does not get totals, audit and export, and what is not answered. */
class AccountsRefusedIT {
    private static NodeFixture node;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        node = NodeFixture.start(folder);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/totals", "/api/v1/audit", "/api/v1/export"})
    void onlyTheOperatorSeesTheBooks(String path) throws Exception {
        assertThat(node.send("GET", path, "").statusCode()).isEqualTo(401);
        assertThat(node.phone("GET", path, "").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/totals?day=yesterday, day must be a date",
        "/api/v1/totals?event=1, event must be the id of an event",
        "/api/v1/export?format=xml, 'format must be csv, json or jsonl'",
        "/api/v1/export?part=journal, 'part must be orders, payments, taxes or stock'",
        "/api/v1/export?event=x, event must be the id of an event",
    })
    void aParameterThatBreaksItsRuleIsNamed(String path, String rule) throws Exception {
        var answer = node.operator("GET", path, "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:flightcase:problem:bad-parameter", rule);
    }
}
