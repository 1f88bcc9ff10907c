package dev.flightcase.media.ingest;

import dev.flightcase.http.Admission;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code PUT}, {@code POST} and {@code DELETE /ingest/{stream}/{path...}}. Decides by the head alone, so that {@code Expect: 100-continue}
 * gets its 401 before any body.
 */
public final class IngestRoutes {
    private static final Set<String> FRAGMENTED = Set.of("m4s", "mp4", "m4v", "m4a", "cmfv", "cmfa");
    private static final int PATH_CHARS_MAX = 200;

    private final Map<String, PublishingPoint> points;
    private final Credentials credentials;
    private final Runnable sweep;

    /**
     * @param points by stream name
     * @param sweep drops what is too old, before anything new comes
     */
    public IngestRoutes(Map<String, ? extends PublishingPoint> points, Credentials credentials, Runnable sweep) {
        this.points = Map.copyOf(points);
        this.credentials = credentials;
        this.sweep = sweep;
    }

    public void routes(Router.Builder router) {
        RouteOptions options = RouteOptions.DEFAULT.withIdleTimeoutOnly();
        Handler handler = Handler.streaming((head, _) -> admit(head));
        for (Method method : new Method[] {Method.PUT, Method.POST, Method.DELETE}) {
            router.route(method, "/ingest/{stream}/{path...}", handler, options);
        }
    }

    private Admission admit(Request head) {
        PublishingPoint point = points.get(head.parameters().get("stream"));
        if (point == null) {
            return refused(Problem.of(404, "no-such-stream", "There is no stream of that name"));
        }
        return switch (credentials.check(head.parameters().get("stream"), head.headers(), head.remote())) {
            case MISSING_OR_WRONG -> new Admission.Refused(unauthorised());
            case OTHER_STREAM -> refused(Problem.of(403, "other-stream", "That key belongs to another stream"));
            case GRANTED -> granted(head, point, head.parameters().get("path"));
        };
    }

    private Admission granted(Request head, PublishingPoint point, String path) {
        if (path.length() > PATH_CHARS_MAX || path.endsWith("/")) {
            return refused(Problem.of(403, "outside-publishing-point", "That path cannot be written"));
        }
        Optional<Response> closed = point.refusal();
        if (closed.isPresent()) {
            return new Admission.Refused(closed.get());
        }
        sweep.run();
        if (head.method() == Method.DELETE) {
            return new Admission.Accepted(new IgnoringReceiver(() -> point.delete(path)));
        }
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "m3u8" -> new Admission.Accepted(new PlaylistReceiver(point, path));
            case "ts" -> new Admission.Accepted(new ObjectReceiver(point.begin(path)));
            // DASH-IF Live Media Ingest: a manifest may come along; what it says stands in the media too
            case "mpd" -> new Admission.Accepted(new IgnoringReceiver(() -> {}));
            default ->
                FRAGMENTED.contains(extension)
                        ? new Admission.Accepted(new CmafReceiver(point.feed(path)))
                        : refused(Problem.of(
                                415,
                                "unknown-media-type",
                                "This kind of object is not taken",
                                "The path must end in .m3u8, .mpd, .m4s, .mp4, .m4v, .m4a, .cmfv, .cmfa or .ts."));
        };
    }

    private static Response unauthorised() {
        return Problem.of(401, "key-missing-or-wrong", "This stream needs its key")
                .toResponse()
                .withHeader("WWW-Authenticate", "Basic realm=\"ingest\", charset=\"UTF-8\"");
    }

    private static Admission refused(Problem problem) {
        return new Admission.Refused(problem.toResponse());
    }
}
