package dev.flightcase.demo.encoder;

import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets ffmpeg decode video and reads the {@link ClockStrip} of every frame. */
public final class StripDecoder {
    private static final int FRAMES_MAX = 3_000;

    private final String ffmpeg;
    private final Duration patience;

    /** @param patience bound of one call; then ffmpeg is killed and what it has decoded counts */
    public StripDecoder(String ffmpeg, Duration patience) {
        this.ffmpeg = ffmpeg;
        this.patience = patience;
    }

    /**
     * Decodes from a file or URL, blocking.
     *
     * @param frames how many frames at most, up to 3,000
     * @return one reading per decoded frame; empty if nothing was playable
     */
    public List<ClockStrip.Reading> read(String input, int frames) {
        int height = ClockStrip.ROWS * TestPicture.HEIGHT / ClockStrip.ROWS_PER_PICTURE;
        var command = List.of(
                ffmpeg,
                "-nostdin",
                "-v",
                "error",
                "-i",
                input,
                "-an",
                "-frames:v",
                Integer.toString(Math.min(frames, FRAMES_MAX)),
                "-vf",
                "scale=" + TestPicture.WIDTH + ":" + TestPicture.HEIGHT + ",crop=iw:" + height + ":0:0,format=gray",
                "-f",
                "rawvideo",
                "-");
        var readings = new ArrayList<ClockStrip.Reading>();
        OneShot.run(command, patience, output -> readAll(output, height, readings));
        return List.copyOf(readings);
    }

    private static void readAll(InputStream output, int height, List<ClockStrip.Reading> readings) throws IOException {
        var frame = new byte[TestPicture.WIDTH * height];
        while (output.readNBytes(frame, 0, frame.length) == frame.length) {
            readings.add(ClockStrip.read(
                    (x, y) -> frame[y * TestPicture.WIDTH + x] & 0xFF, TestPicture.WIDTH, TestPicture.HEIGHT));
        }
    }
}
