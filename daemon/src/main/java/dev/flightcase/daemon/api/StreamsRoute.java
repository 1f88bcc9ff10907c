package dev.flightcase.daemon.api;

import dev.flightcase.http.Handler;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import dev.flightcase.media.LiveMedia;
import dev.flightcase.media.StreamState;

/** What the screen page must know before it plays: which streams there are, and which have a picture. */
public final class StreamsRoute {
    private final LiveMedia media;

    public StreamsRoute(LiveMedia media) {
        this.media = media;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/web/streams.json", Handler.inline(this::streams));
    }

    private Response streams(Request request) {
        var body = Json.write(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("streams");
            for (var stream : media.streams()) {
                json.writeStartObject();
                json.writeStringProperty("name", stream.name());
                json.writeBooleanProperty("live", stream.state() != StreamState.IDLE);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        return Response.json(body).withCacheControl("no-store");
    }
}
