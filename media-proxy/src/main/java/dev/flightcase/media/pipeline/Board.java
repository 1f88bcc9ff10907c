package dev.flightcase.media.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the machine has for encoding.
 *
 * @param pixelsPerCoreSecond what libx264 does on one core with preset ultrafast, scaling and AAC included
 * @param hardwareEncoder a V4L2 encoder for H.264 is there
 */
public record Board(int cores, long pixelsPerCoreSecond, boolean hardwareEncoder) {
    /** A Raspberry Pi 4's encoder does 1920 x 1080 at 30 frames, once (Raspberry Pi 4 product brief). */
    static final long HARDWARE_PIXELS_PER_SECOND = 1920L * 1080 * 30;

    /** Measured on a virtual core of an AMD EPYC: 45 to 87 million of 1080p input, by processor time (docs/configuration.md). */
    private static final long X86_PIXELS = 40_000_000;
    /** Not measured: a core of a Raspberry Pi 4 taken as a quarter of that, so that a ladder is rather refused than late. */
    private static final long ARM_PIXELS = 10_000_000;

    /**
     * Reads the names of the V4L2 devices.
     *
     * @param root of the file system
     * @param architecture as the property {@code os.arch}
     */
    public static Board of(PipelineConfig config, Path root, int cores, String architecture) {
        boolean arm = architecture.equals("aarch64");
        long known = arm ? ARM_PIXELS : X86_PIXELS;
        long pixels = config.pixelsPerCoreSecond() > 0 ? config.pixelsPerCoreSecond() : known;
        return new Board(cores, pixels, hasEncoder(root.resolve("sys/class/video4linux")));
    }

    private static boolean hasEncoder(Path devices) {
        if (!Files.isDirectory(devices)) {
            return false;
        }
        try (Stream<Path> found = Files.list(devices)) {
            return found.anyMatch(device -> nameOf(device).contains("codec-encode"));
        } catch (IOException e) {
            return false;
        }
    }

    private static String nameOf(Path device) {
        try {
            return Files.readString(device.resolve("name"));
        } catch (IOException e) {
            return "";
        }
    }
}
