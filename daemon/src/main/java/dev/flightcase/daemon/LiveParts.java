package dev.flightcase.daemon;

import dev.flightcase.daemon.api.Access;
import dev.flightcase.daemon.api.StreamsRoute;
import dev.flightcase.daemon.command.LiveStatus;
import dev.flightcase.http.Router;
import dev.flightcase.media.LiveMedia;
import java.util.concurrent.Executor;

/** All that live video is made of, for those who ask. */
record LiveParts(LiveMedia media, Encoders encoders, Rewinding rewind) {
    /**
     * @param disk where files are looked for
     */
    void addTo(Router.Builder routes, Access guard, Executor disk) {
        new StreamsRoute(media).addTo(routes);
        encoders.addTo(routes, guard);
        media.routes(routes);
        rewind.addTo(routes, disk);
    }

    LiveStatus status() {
        return new LiveStatus(media.streams(), encoders.statuses(), rewind.status());
    }
}
