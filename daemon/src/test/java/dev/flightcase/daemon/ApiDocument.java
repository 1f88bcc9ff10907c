package dev.flightcase.daemon;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.flightcase.daemon.api.JsonShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The API as its description has it, to hold what the node answers against it. */
final class ApiDocument {
    private static final Path FILE = Path.of("src/main/resources/openapi.json");
    private static final String ADDRESS = "https://flightcase.invalid/openapi.json";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** Of an OpenAPI document, what is no schema. */
    private static final List<String> AROUND_SCHEMAS = List.of("openapi", "info", "servers", "paths", "components");

    /** What any route may answer before it is the route's turn; the description says so once, in its introduction. */
    private static final Set<Integer> OF_ALL = Set.of(400, 403, 404, 405, 408, 413, 414, 415, 421, 429, 431, 503);

    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry schemas;

    /**
     * @param pattern of the paths it is at
     * @param described its object in the document
     */
    record Operation(String method, String path, Pattern pattern, Map<?, ?> described) {
        String name() {
            return method + " " + path;
        }

        Map<?, ?> responses() {
            return JsonShape.object(described.get("responses"));
        }

        boolean isForStrangers() {
            return !described.containsKey("security");
        }

        boolean takesBody() {
            return described.containsKey("requestBody");
        }

        String pointer() {
            return "/paths/" + escaped(path) + "/" + method.toLowerCase(Locale.ROOT);
        }
    }

    private ApiDocument(String text) {
        var paths = JsonShape.object(JsonShape.object(JsonShape.parse(text)).get("paths"));
        paths.forEach((path, item) -> JsonShape.object(item).forEach((method, described) -> {
            if (METHODS.contains(String.valueOf(method))) {
                operations.add(operation(String.valueOf(method), String.valueOf(path), JsonShape.object(described)));
            }
        }));
        var dialect = Dialect.builder(Dialects.getOpenApi31())
                .keywords(AROUND_SCHEMAS.stream().map(NonValidationKeyword::new).toList())
                .build();
        schemas = SchemaRegistry.withDialect(dialect, registry -> registry.schemas(Map.of(ADDRESS, text)));
    }

    static ApiDocument read() {
        try {
            return new ApiDocument(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method.equals(method)
                        && operation.pattern.matcher(path).matches())
                .min((one, other) -> Boolean.compare(one.path.contains("{"), other.path.contains("{")));
    }

    /** How an answer is not what the document says; empty when it is. */
    List<String> breaches(Operation operation, String body, HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (!operation.responses().containsKey(String.valueOf(status))) {
            return OF_ALL.contains(status)
                    ? against(problem(), answer.body(), "problem")
                    : List.of("status " + status + " is not described");
        }
        var breaches = new ArrayList<String>();
        if (status < 300 && operation.takesBody() && !body.isEmpty()) {
            breaches.addAll(
                    against(operation.pointer() + "/requestBody/content/application~1json/schema", body, "request"));
        }
        breaches.addAll(response(operation, status, answer));
        return breaches;
    }

    private List<String> response(Operation operation, int status, HttpResponse<String> answer) {
        var content = content(operation, status);
        var type = answer.headers()
                .firstValue("Content-Type")
                .map(ApiDocument::bare)
                .orElse(null);
        if (type == null || answer.body().isEmpty()) {
            return content.isEmpty() || status == 304 ? List.of() : List.of("status " + status + " has no body");
        }
        if (!content.contains(type)) {
            return List.of("status " + status + " has a body of " + type + ", described are " + content);
        }
        return type.endsWith("json")
                ? against(
                        operation.pointer() + "/responses/" + status + "/content/" + escaped(type) + "/schema",
                        answer.body(),
                        "response")
                : List.of();
    }

    /** Media types described for a status. */
    Set<String> content(Operation operation, int status) {
        var described = JsonShape.object(operation.responses().get(String.valueOf(status)));
        var types = new TreeSet<String>();
        if (described.get("content") instanceof Map<?, ?> content) {
            content.keySet().forEach(type -> types.add(String.valueOf(type)));
        }
        return types;
    }

    private List<String> against(String pointer, String body, String what) {
        return schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer)).validate(body, InputFormat.JSON).stream()
                .map(error -> what + " " + error)
                .toList();
    }

    private static String problem() {
        return "/components/schemas/Problem";
    }

    private static Operation operation(String method, String path, Map<?, ?> described) {
        var pattern = Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+"));
        return new Operation(method.toUpperCase(Locale.ROOT), path, pattern, described);
    }

    private static String bare(String contentType) {
        return contentType.split(";", 2)[0].strip();
    }

    private static String escaped(@Nullable String segment) {
        return String.valueOf(segment).replace("~", "~0").replace("/", "~1");
    }
}
