package dev.flightcase.hub;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The hub's own commands, as its operator types them on its machine. */
final class TestOperator {
    private final HubProcess hub;
    private final Path folder;

    TestOperator(HubProcess hub, Path folder) {
        this.hub = hub;
        this.folder = folder;
    }

    /** What the command prints; it has to succeed. */
    String run(String... words) throws IOException {
        var out = new StringWriter();
        int exit = HubMain.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments(words));
        if (exit != 0) {
            throw new AssertionError(exit + ": " + out);
        }
        return out.toString();
    }

    /** A code's address, with the fingerprint. */
    String link(String... more) throws IOException {
        var words = new ArrayList<>(List.of("code"));
        words.addAll(List.of(more));
        var printed = run(words.toArray(String[]::new)).strip();
        return printed.substring(printed.lastIndexOf(' ') + 1);
    }

    private String[] arguments(String... words) throws IOException {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--config",
                folder.resolve("hub.toml").toString(),
                "--hub",
                hub.page().toString()));
        return all.toArray(String[]::new);
    }
}
