package dev.flightcase.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @Test
    void readsEveryKindOfValue() {
        var file = SettingsFile.parse("t", """
                name = "stall"
                on = true
                port = 80
                share = 0.5
                idle = "30s"
                budget = "48MiB"
                hosts = ["a", "b"]
                [http]
                port = 81
                [[stream]]
                name = "one"
                [[stream]]
                name = "two"
                """);
        var root = file.root();

        assertThat(root.text("name", "", 10)).isEqualTo("stall");
        assertThat(root.flag("on", false)).isTrue();
        assertThat(root.integer("port", 0, 0, 100)).isEqualTo(80);
        assertThat(root.decimal("share", 0, 0, 1)).isEqualTo(0.5);
        assertThat(root.duration("idle", Duration.ZERO, Duration.ZERO, Duration.ofHours(1)))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(root.bytes("budget", 0, 0, 1L << 30)).isEqualTo(48L << 20);
        assertThat(root.texts("hosts", List.of(), 4)).containsExactly("a", "b");
        assertThat(root.section("http").integer("port", 0, 0, 100)).isEqualTo(81);
        assertThat(root.sections("stream", 4))
                .extracting(s -> s.text("name", "", 10))
                .containsExactly("one", "two");
        file.finish();
    }

    @Test
    void givesDefaultsForAnEmptyFile() {
        var file = SettingsFile.parse("t", "");

        assertThat(file.root().section("http").integer("port", 8080, 0, 65535)).isEqualTo(8080);
        assertThat(file.root().sections("stream", 4)).isEmpty();
        file.finish();
    }

    @Test
    void namesFileLineKeyValueAndRule() {
        assertProblem(
                "\n[http]\nport = 70000",
                s -> s.section("http").integer("port", 1, 0, 65535),
                "t:3: http.port is 70000; must be between 0 and 65535");
        assertProblem("port = \"x\"", s -> s.integer("port", 1, 0, 9), "t:1: port is \"x\"; must be a whole number");
        assertProblem(
                "idle = \"-5s\"",
                s -> s.duration("idle", Duration.ZERO, Duration.ZERO, Duration.ofHours(1)),
                "t:1: idle is \"-5s\"; must be a duration such as \"250ms\", \"10s\", \"5m\" or \"2h\"");
        assertProblem(
                "idle = \"2h\"",
                s -> s.duration("idle", Duration.ZERO, Duration.ofSeconds(1), Duration.ofMinutes(5)),
                "t:1: idle is \"2h\"; must be between 1s and 5m");
        assertProblem(
                "m = \"1KiB\"",
                s -> s.bytes("m", 0, 1 << 20, 1L << 31),
                "t:1: m is \"1KiB\"; must be between 1MiB and 2GiB");
        assertProblem(
                "share = nan", s -> s.decimal("share", 0, 0, 1), "t:1: share is NaN; must be between 0.0 and 1.0");
        assertProblem(
                "hosts = [1]",
                s -> s.texts("hosts", List.of(), 4),
                "t:1: hosts is a list; must be a list of texts: [\"a\", \"b\"]");
        assertProblem("http = 3", s -> s.section("http"), "t:1: http is 3; must be a table: [http]");
        assertProblem(
                "u = \"a b\"",
                s -> s.parsed("u", URI.create("x"), URI::create),
                "t:1: u is \"a b\"; Illegal character in path at index 1: a b");
    }

    @Test
    void namesASecretsRuleAndNeverTheSecret() {
        assertProblem(
                "pin = \"12\"", s -> s.secret("pin", URI.create("x"), SettingsFileTest::refuse), "t:1: pin; too short");
        assertProblem("pin = 123456", s -> s.secret("pin", "", text -> text), "t:1: pin; must be a text in quotes");
        assertThat(SettingsFile.parse("t", "pin = \"1234\"").root().secret("pin", "", text -> text))
                .isEqualTo("1234");
    }

    private static URI refuse(String text) {
        throw new IllegalArgumentException("too short");
    }

    @Test
    void refusesKeysThatNobodyAskedForAndNamesTheNearest() {
        assertProblem(
                "[http]\nprot = 1",
                s -> s.section("http").integer("port", 1, 0, 9),
                "t:2: http.prot; there is no such key; did you mean port?");
        assertProblem(
                "[[stream]]\nzzzzzzzz = 1",
                s -> s.sections("stream", 2).getFirst().text("name", "", 9),
                "t:2: stream.zzzzzzzz; there is no such key; known here: name");
    }

    @Test
    void reportsAllMistakesInTheOrderOfTheFile() {
        var file = SettingsFile.parse("t", "a = 1\nb = 2\nc = 3");
        file.root().integer("b", 0, 0, 1);
        file.root().integer("a", 0, 0, 0);

        assertThatThrownBy(file::finish).hasMessage("""
                t:1: a is 1; must be between 0 and 0
                t:2: b is 2; must be between 0 and 1
                t:3: c; there is no such key; known here: b, a""");
    }

    @Test
    void saysWhereTheTomlIsBroken() {
        assertThatThrownBy(() -> SettingsFile.parse("t", "a = 1\nb = = 2"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("t:2: ");
    }

    @Test
    void saysWhyAFileCanNotBeRead(@TempDir Path folder) throws Exception {
        var binary = Files.write(folder.resolve("binary.toml"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.toml")))
                .hasMessageEndingWith("there is no such file");
        assertThatThrownBy(() -> SettingsFile.read(binary)).hasMessageEndingWith("is not UTF-8 text");
        assertThatThrownBy(() -> SettingsFile.read(folder))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("can not be read: ");
    }

    @Test
    void stopsReadingWhatHasNoEnd() {
        assertThatThrownBy(() -> SettingsFile.read(Path.of("/dev/zero")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("/dev/zero: is larger than 1048576 bytes; is it the right file?");
    }

    private static void assertProblem(String text, Consumer<Section> read, String message) {
        var file = SettingsFile.parse("t", text);
        read.accept(file.root());

        assertThatThrownBy(file::finish).isInstanceOf(SettingsException.class).hasMessage(message);
    }
}
