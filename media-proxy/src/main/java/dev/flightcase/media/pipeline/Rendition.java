package dev.flightcase.media.pipeline;

/**
 * One rung of a ladder.
 *
 * @param height in pixels; the width follows the picture. A smaller picture is not made larger
 * @param kilobitsPerSecond of video
 */
public record Rendition(int height, int kilobitsPerSecond, int framesPerSecond) {
    public static final int HEIGHT_MIN = 144;
    public static final int HEIGHT_MAX = 2160;
    public static final int KILOBITS_MIN = 100;
    public static final int KILOBITS_MAX = 20_000;
    public static final int RATE_MIN = 5;
    public static final int RATE_MAX = 60;

    /** What is encoded where nothing is said. */
    public static final Rendition DEFAULT = new Rendition(720, 2500, 30);

    public Rendition {
        if (height < HEIGHT_MIN || height > HEIGHT_MAX || height % 2 != 0) {
            throw new IllegalArgumentException("media.stream.rendition.height is " + height
                    + "; must be even and between " + HEIGHT_MIN + " and " + HEIGHT_MAX);
        }
        if (kilobitsPerSecond < KILOBITS_MIN || kilobitsPerSecond > KILOBITS_MAX) {
            throw new IllegalArgumentException("media.stream.rendition.video-kbps is " + kilobitsPerSecond
                    + "; must be between " + KILOBITS_MIN + " and " + KILOBITS_MAX);
        }
        if (framesPerSecond < RATE_MIN || framesPerSecond > RATE_MAX) {
            throw new IllegalArgumentException("media.stream.rendition.rate is " + framesPerSecond
                    + "; must be between " + RATE_MIN + " and " + RATE_MAX);
        }
    }

    /** Its track at the ingest. */
    public String name() {
        return height + "p";
    }

    /** What an encoder must do in a second, for a picture of 16:9. */
    public long pixelsPerSecond() {
        return (long) height * height * 16 / 9 * framesPerSecond;
    }
}
