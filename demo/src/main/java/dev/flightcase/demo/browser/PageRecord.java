package dev.flightcase.demo.browser;

import dev.flightcase.demo.client.Json;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What a page did: errors on its console, exceptions, and every URL it asked for. Any thread. */
public final class PageRecord {
    private static final int KEPT_MAX = 10_000;

    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Console errors, uncaught exceptions and what the browser itself logs as an error, such as a 404. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** In the order of the requests; also what came from the cache, and {@code blob:} and {@code data:} URLs. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Scheme, host and port of everything that went over the network. */
    public Set<String> origins() {
        return requests.stream()
                .filter(url -> url.matches("(?i)(https?|wss?)://.*"))
                .map(PageRecord::origin)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String origin(String url) {
        // Only scheme and authority: what follows need not be a URI to Java.
        var uri = URI.create(url.replaceFirst("(?i)^(\\w+://[^/?#]*).*$", "$1"));
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    void event(String method, Json parameters) {
        switch (method) {
            case "Network.requestWillBeSent" ->
                keep(requests, parameters.at("request").at("url").text());
            case "Network.webSocketCreated" ->
                keep(requests, parameters.at("url").text());
            case "Runtime.exceptionThrown" -> keep(errors, exception(parameters.at("exceptionDetails")));
            case "Runtime.consoleAPICalled" -> {
                if (parameters.at("type").text().matches("error|assert")) {
                    keep(
                            errors,
                            parameters.at("args").items().stream()
                                    .map(PageRecord::argument)
                                    .collect(Collectors.joining(" ")));
                }
            }
            case "Log.entryAdded" -> {
                var entry = parameters.at("entry");
                if (entry.at("level").text().equals("error")) {
                    keep(errors, entry.at("text").text() + " " + entry.at("url").text());
                }
            }
            default -> {
                // Hundreds of other events tell nothing that is asked here.
            }
        }
    }

    /** Text of an {@code exceptionDetails} object. */
    static String exception(Json details) {
        var description = details.at("exception").at("description").text();
        return description.isEmpty() ? details.at("text").text() : description;
    }

    private static String argument(Json argument) {
        var value = argument.at("value").value();
        return value == null ? argument.at("description").text() : value.toString();
    }

    private static void keep(List<String> list, String text) {
        if (list.size() < KEPT_MAX) {
            list.add(text);
        }
    }
}
