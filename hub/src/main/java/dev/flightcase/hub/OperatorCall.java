package dev.flightcase.hub;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command has that asks the running hub: {@code --config}, {@code --hub}, and the operator's token from its folder. */
final class OperatorCall {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int OK = 299;
    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "/etc/flightcase-hub/hub.toml",
            description = "The hub's configuration (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private Path file;

    @Option(
            names = "--hub",
            paramLabel = "URL",
            description = "Where the hub serves; without, where its configuration says.")
    private @Nullable URI hub;

    /** @throws HubException if it can not be read or is wrong */
    HubConfig config() {
        return HubConfigReader.read(file);
    }

    /**
     * The body of the hub's answer.
     *
     * @throws HubException if the hub is away or refuses, with what to do
     */
    String post(String path, String body) throws InterruptedException {
        return ask(
                path,
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** As {@link #post}. */
    String get(String path) throws InterruptedException {
        return ask(path, HttpRequest.Builder::GET);
    }

    /** The same options once more, for a command that this one runs. */
    List<String> words() {
        var words = new ArrayList<>(List.of("--config", file.toString()));
        if (hub != null) {
            words.addAll(List.of("--hub", hub.toString()));
        }
        return words;
    }

    private String ask(String path, UnaryOperator<HttpRequest.Builder> how) throws InterruptedException {
        var config = HubConfigReader.read(file);
        var root = hub == null ? ownRoot(config) : hub.toString();
        try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            var request = how.apply(HttpRequest.newBuilder(URI.create(root).resolve(path))
                            .timeout(LIMIT)
                            .header("Authorization", "Bearer " + token(config)))
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() > OK) {
                throw new HubException("the hub refuses: " + why(response.body()));
            }
            return response.body();
        } catch (ConnectException e) {
            throw new HubException("no hub serves at " + root + "; start it, or name its address with --hub", e);
        } catch (IOException e) {
            throw new HubException("the hub at " + root + " can not be asked: " + e.getMessage(), e);
        }
    }

    /** What a problem (RFC 9457) says; else all of it. */
    private static String why(String body) {
        var detail = DETAIL.matcher(body);
        return detail.find() ? detail.group(1).replace("\\\"", "\"").replace("; ", "\n") : body;
    }

    private static String ownRoot(HubConfig config) {
        var bind = config.http().bindAddress();
        var host = bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + config.http().port() + "/";
    }

    private static String token(HubConfig config) {
        var path = HubConfig.keys(config.data()).resolve("operator.token");
        try {
            return Files.readString(path, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new HubException(
                    "the operator's token " + path
                            + " can not be read: run this as the hub's user, after its first start",
                    e);
        }
    }
}
