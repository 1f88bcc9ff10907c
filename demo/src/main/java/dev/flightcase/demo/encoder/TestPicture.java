package dev.flightcase.demo.encoder;

import java.util.List;

/**
 * Inputs and filters of the encoder: slow colours with the clock for people and the strip for programs, and a tone that is loud for
 * the first tenth of each second of the wall clock.
 *
 * <p>Frames carry the wall clock as their timestamp while the clock is drawn ({@code RTCTIME} is in microseconds) and are numbered
 * again behind it, so that the stream starts at zero with an even pace.
 *
 * @param text the clock for people
 * @param width and {@code height} of the picture, pixels; multiples of 40 and 45, so that the strip's squares are whole
 */
public record TestPicture(ClockText text, int width, int height) {
    public static final int WIDTH = 1280;
    public static final int HEIGHT = 720;
    public static final int FRAMES_PER_SECOND = 30;

    private static final int SAMPLES_PER_SECOND = 48_000;

    public TestPicture {
        if (width % ClockStrip.COLUMNS != 0 || height % ClockStrip.ROWS_PER_PICTURE != 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException(width + "x" + height + " must be multiples of " + ClockStrip.COLUMNS
                    + " and " + ClockStrip.ROWS_PER_PICTURE);
        }
    }

    /** 1280 x 720. */
    public TestPicture(ClockText text) {
        this(text, WIDTH, HEIGHT);
    }

    /** 16 to 9, such as 360 of 640 x 360. */
    public static TestPicture ofHeight(ClockText text, int height) {
        return new TestPicture(text, height * WIDTH / HEIGHT, height);
    }

    /** Everything up to and including the stream mapping, for ffmpeg's command line. */
    public List<String> arguments() {
        return List.of(
                "-re",
                "-f",
                "lavfi",
                "-i",
                // A sixteenth of the pixels: colours without edges lose nothing when they are scaled up.
                "gradients=size=320x180:rate=" + FRAMES_PER_SECOND
                        + ":speed=0.02:nb_colors=4:seed=7:c0=0x1b1035:c1=0xd43f6b:c2=0xf29e4c:c3=0x2a6f97",
                "-re",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=880:sample_rate=" + SAMPLES_PER_SECOND,
                "-filter_complex",
                video() + ";" + audio(),
                "-map",
                "[video]",
                "-map",
                "[audio]");
    }

    private String video() {
        return "[0:v]scale=%d:%d:flags=bilinear,format=yuv420p,settb=1/1000,setpts=RTCTIME/1000[now];"
                        .formatted(width, height)
                + ClockStrip.filters("now", "stripped", width, height)
                + ";[stripped]null" + text.filters(height)
                + ",settb=1/" + FRAMES_PER_SECOND + ",setpts=N[video]";
    }

    private static String audio() {
        // 480 samples are 10 ms: the edge of a beep is that exact. sine is at -18 dB, so 2 and 0.1 are -12 and -38 dB.
        return "[1:a]asetnsamples=480,asettb=1/1000,asetpts=RTCTIME/1000,"
                + "volume=volume='if(lt(mod(t\\,1)\\,0.1)\\,2\\,0.1)':eval=frame,"
                + "asettb=1/" + SAMPLES_PER_SECOND + ",asetpts=N[audio]";
    }
}
