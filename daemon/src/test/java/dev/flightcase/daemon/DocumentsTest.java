package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.api.JsonShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents of the project: their links lead somewhere, and the API's paths are the router's. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROUTE =
            Pattern.compile("routes\\.(?:route\\(\\s*Method\\.)?([a-zA-Z]+)(?:\\(|,)\\s*\"(/[^\"]*)\"");
    private static final List<String> PROBES = List.of("/livez", "/readyz", "/metrics", "/openapi.json");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void linksLeadToFiles() throws IOException {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            var links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                if (!Files.exists(document.resolveSibling(links.group(1)))) {
                    broken.add(ROOT.relativize(document) + ": " + links.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void theApiDescriptionHasTheRoutesThatThereAreAndNoOthers() throws IOException {
        assertThat(described()).containsExactlyInAnyOrderElementsOf(routed());
    }

    @Test
    void theScriptOfACloneKnowsEveryCommandOfTheNode() throws IOException {
        var script = Files.readString(ROOT.resolve("flightcase"));
        var passedOn = Pattern.compile("\\n  (run \\|[a-z| -]+)\\)").matcher(script);
        assertThat(passedOn.find()).isTrue();
        var commands = Main.commandLine().getSubcommands().entrySet().stream()
                .filter(command ->
                        !command.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals("help"))
                .toList();

        assertThat(passedOn.group(1).split(" \\| ")).containsExactlyInAnyOrderElementsOf(commands);
        assertThat(commands).allSatisfy(name -> assertThat(script).contains("./flightcase " + name));
    }

    /** As {@code GET /api/v1/stock}; what pages load is theirs alone. */
    private static List<String> routed() throws IOException {
        var routed = new ArrayList<String>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                ROUTE.matcher(Files.readString(source))
                        .results()
                        .filter(route -> route.group(2).startsWith("/api/") || PROBES.contains(route.group(2)))
                        .forEach(route -> routed.add(route.group(1).toUpperCase(Locale.ROOT) + " " + route.group(2)));
            }
        }
        return routed;
    }

    private static List<String> described() throws IOException {
        var described = new ArrayList<String>();
        var document = JsonShape.parse(Files.readString(Path.of("src/main/resources/openapi.json")));
        var paths = JsonShape.object(JsonShape.object(document).get("paths"));
        for (var path : paths.entrySet()) {
            for (var method : JsonShape.object(path.getValue()).keySet()) {
                described.add(String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path.getKey());
            }
        }
        return described;
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }
}
