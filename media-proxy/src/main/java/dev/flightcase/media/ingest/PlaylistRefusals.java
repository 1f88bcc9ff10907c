package dev.flightcase.media.ingest;

import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;

/** Why an encoder's playlist is not taken. */
public final class PlaylistRefusals {
    private PlaylistRefusals() {}

    /** DASH-IF Live Media Ingest: 412 makes a source send its initialization again. Those that do not must be restarted. */
    public static Response formatMissing() {
        return Problem.of(
                        412,
                        "initialization-section-missing",
                        "The initialization section of this stream was never uploaded",
                        "Upload what EXT-X-MAP names again, or restart the encoder.")
                .toResponse();
    }

    public static Response second() {
        return Problem.of(
                        409,
                        "second-rendition",
                        "A stream has one media playlist",
                        "Another playlist of this stream is being pushed; stop that one first.")
                .toResponse();
    }
}
