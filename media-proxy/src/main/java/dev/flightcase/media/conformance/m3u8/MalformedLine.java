package dev.flightcase.media.conformance.m3u8;

/** Ends the reading of one text; {@link PlaylistReader} makes a result of it, so none leaves this package. */
final class MalformedLine extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedLine(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
