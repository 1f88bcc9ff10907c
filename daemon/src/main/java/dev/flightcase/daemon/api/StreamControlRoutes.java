package dev.flightcase.daemon.api;

import dev.flightcase.cache.token.Role;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.media.LiveMedia;
import dev.flightcase.media.StreamStatus;
import dev.flightcase.media.level.Asker;
import dev.flightcase.media.level.ShowLevel;
import dev.flightcase.media.level.StreamLevels;
import dev.flightcase.media.level.Wish;
import dev.flightcase.media.pipeline.PipelineSupervisor;
import dev.flightcase.media.pipeline.SourceConfig;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Streams for the operator: how they are, their encoders started and stopped, and less of them shown. */
public final class StreamControlRoutes {
    private static final long BODY_BYTES_MAX = 4 * 1024;
    private static final int REASON_CHARS_MAX = 200;

    private final Access access;
    private final Map<String, SourceConfig> sources;
    private final LiveMedia media;
    private final StreamLevels levels;
    private final PipelineSupervisor encoders;

    /** @param sources of all streams, by their names */
    public StreamControlRoutes(
            Access access,
            Map<String, SourceConfig> sources,
            LiveMedia media,
            StreamLevels levels,
            PipelineSupervisor encoders) {
        this.access = access;
        this.sources = Map.copyOf(sources);
        this.media = media;
        this.levels = levels;
        this.encoders = encoders;
    }

    public void addTo(Router.Builder routes) {
        var options = RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX);
        routes.get("/api/v1/streams", access.async(Role.OPERATOR, (_, _) -> answered(all())));
        routes.route(
                Method.POST,
                "/api/v1/streams/{stream}/start",
                access.async(Role.OPERATOR, (request, _) -> answered(encoder(request, true))),
                options);
        routes.route(
                Method.POST,
                "/api/v1/streams/{stream}/stop",
                access.async(Role.OPERATOR, (request, _) -> answered(encoder(request, false))),
                options);
        routes.route(
                Method.POST,
                "/api/v1/streams/{stream}/shed",
                access.async(Role.OPERATOR, (request, _) -> LedgerAnswer.read(() -> answered(shed(request)))),
                options);
    }

    private static CompletionStage<Response> answered(Response response) {
        return CompletableFuture.completedFuture(response);
    }

    private Response all() {
        return Response.json(Json.write(json -> {
                    json.writeStartObject();
                    json.writeArrayPropertyStart("streams");
                    media.streams().forEach(status -> StreamJson.write(json, view(status)));
                    json.writeEndArray();
                    json.writeEndObject();
                }))
                .withCacheControl("no-store");
    }

    private StreamJson.View view(StreamStatus status) {
        var name = status.name();
        var original = copyOf(name);
        var source = sources.get(original.orElse(name));
        return new StreamJson.View(
                status,
                source == null
                        ? SourceConfig.PUSH.source().kind()
                        : source.source().kind(),
                original.orElse(null),
                levels.level(name).orElse(null),
                encoders.status(name).orElse(null),
                media.renditions(name));
    }

    /** The stream that this one is a copy of, for televisions. */
    private Optional<String> copyOf(String name) {
        if (sources.containsKey(name) || !name.endsWith(SourceConfig.TELEVISION_SUFFIX)) {
            return Optional.empty();
        }
        var original = name.substring(0, name.length() - SourceConfig.TELEVISION_SUFFIX.length());
        return Optional.of(original).filter(sources::containsKey);
    }

    private Response encoder(Request request, boolean wanted) {
        return known(request, name -> {
            if (encoders.status(name).isEmpty()) {
                return Problem.of(
                                409,
                                "no-encoder",
                                "The node starts no encoder for this stream",
                                "It is pushed from outside; start and stop it there, or ask for less of it with shed.")
                        .toResponse();
            }
            levels.encoder(name, wanted);
            return one(name);
        });
    }

    private Response shed(Request request) {
        var wanted = Wanted.read(request.body());
        return known(request, name -> {
            levels.ask(Asker.OPERATOR, name, wanted.wish(), wanted.now());
            return one(name);
        });
    }

    /** Of the stream that is asked for, if there is one and it is none that goes along with another. */
    private Response known(Request request, Function<String, Response> route) {
        var name = request.parameters().get("stream");
        if (sources.containsKey(name)) {
            return route.apply(name);
        }
        return copyOf(name)
                .map(original -> Problem.of(
                                409,
                                "stream-is-copy",
                                "This stream is a copy of another one",
                                "It goes along with it; ask for " + original + ".")
                        .toResponse())
                .orElseGet(() -> Problems.notFound("There is no stream of that name."));
    }

    private Response one(String name) {
        return media.streams().stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .map(status -> Response.json(Json.write(json -> StreamJson.write(json, view(status))))
                        .withCacheControl("no-store"))
                .orElseGet(() -> Problems.notFound("There is no stream of that name."));
    }

    /** What a request body asks for. */
    private record Wanted(Wish wish, boolean now) {
        static Wanted read(Bytes text) {
            var body = JsonObject.parse(text);
            var level = ShowLevel.of(body.text("level"))
                    .orElseThrow(() -> body.broken("level", "must be full, reduced, slate or off"));
            var reason = body.optionalText("reason").orElse("").strip();
            if (reason.length() > REASON_CHARS_MAX || reason.chars().anyMatch(Character::isISOControl)) {
                throw body.broken("reason", "must be one line of at most " + REASON_CHARS_MAX + " characters");
            }
            var now = body.flag("now");
            body.noMore();
            return new Wanted(new Wish(level, reason), now);
        }
    }
}
