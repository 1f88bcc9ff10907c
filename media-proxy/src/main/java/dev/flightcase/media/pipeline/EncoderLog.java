package dev.flightcase.media.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one run of ffmpeg says on its standard error with {@code -loglevel level+info}: the last complaints, masked, what arrives, and
 * whether an output is gone. Written by one thread, read by any.
 */
final class EncoderLog {
    /** Kept for the reason of a restart. */
    private static final int COMPLAINTS_MAX = 12;

    private static final int COMPLAINT_CHARS_MAX = 200;
    private static final Pattern LEVEL = Pattern.compile("\\[(panic|fatal|error|warning|info|verbose|debug|trace)] ?");
    private static final Pattern ADDRESS = Pattern.compile(" @ 0x[0-9a-f]+");
    private static final Pattern TRACK = Pattern.compile("Stream #0:\\d+.{0,40}?: (Video|Audio): (\\w+)(.*)");
    private static final Pattern PIXELS = Pattern.compile("\\b(yuvj?4\\d\\dp\\w*|nv12|gray|rgb\\w+|bgr\\w+)\\b");
    private static final Pattern SIZE = Pattern.compile("\\b\\d{2,5}x(\\d{2,5})\\b");
    /** What ffmpeg 5.1 to 7.1 say when a push breaks. 5.1 goes on with the other outputs. */
    private static final List<String> OUTPUT_LOST =
            List.of("av_interleaved_write_frame()", "Error submitting a packet to the muxer", "Error muxing a packet");

    /** What ffmpeg says behind the line that matters. */
    private static final List<String> CONSEQUENCES = List.of(
            "av_interleaved_write_frame()",
            "Error initializing output stream",
            "Could not write header",
            "Error opening input",
            "Error opening output",
            "Error writing trailer",
            "Task finished with error code",
            "Terminating thread with return code",
            "Conversion failed");
    /** Of each fragment that holds sound only. */
    private static final String NO_COMPLAINT = "Unable to write PRFT";

    private final Secrets secrets;
    private final Deque<String> complaints = new ArrayDeque<>();
    private String video = "";
    private String pixels = "";
    private String audio = "";
    private int height;
    private boolean mapped;
    private @Nullable String lost;

    EncoderLog(Secrets secrets) {
        this.secrets = secrets;
    }

    synchronized void line(String line) {
        var level = LEVEL.matcher(line);
        boolean levelled = level.find();
        var text = levelled ? line.substring(0, level.start()) + line.substring(level.end()) : line;
        boolean chatter =
                levelled && !List.of("panic", "fatal", "error", "warning").contains(level.group(1));
        if (chatter) {
            inputTrack(text);
            return;
        }
        var said = secrets.mask(ADDRESS.matcher(text).replaceAll("")).strip();
        if (said.isEmpty() || said.contains(NO_COMPLAINT)) {
            return;
        }
        complaints.addLast(said.substring(0, Math.min(said.length(), COMPLAINT_CHARS_MAX)));
        if (complaints.size() > COMPLAINTS_MAX) {
            complaints.removeFirst();
        }
        if (lost == null && OUTPUT_LOST.stream().anyMatch(said::contains)) {
            lost = said;
        }
    }

    /** The tracks of the input are listed before those of the outputs. */
    private void inputTrack(String text) {
        mapped |= text.startsWith("Stream mapping:") || text.startsWith("Output #");
        var track = TRACK.matcher(text);
        if (mapped || !track.find()) {
            return;
        }
        if (track.group(1).equals("Audio")) {
            audio = audio.isEmpty() ? track.group(2) : audio;
        } else if (video.isEmpty()) {
            video = track.group(2);
            var format = PIXELS.matcher(track.group(3));
            pixels = format.find() ? format.group(1) : "";
            var size = SIZE.matcher(track.group(3));
            height = size.find() ? Integer.parseInt(size.group(1)) : 0;
        }
    }

    /**
     * What arrives, once ffmpeg has opened it.
     *
     * @param over it says no more: what it said is all there is
     */
    synchronized Optional<InputFormat> input(boolean over) {
        return mapped || (over && !(video + audio).isEmpty())
                ? Optional.of(new InputFormat(video, pixels, audio, height, null))
                : Optional.empty();
    }

    /** Words about an output that is gone. */
    synchronized Optional<String> outputLost() {
        return Optional.ofNullable(lost);
    }

    /** The last complaints, the oldest first. */
    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The last complaint that says something; empty if there was none. */
    synchronized String lastComplaint() {
        return complaints.reversed().stream()
                .filter(said -> CONSEQUENCES.stream().noneMatch(said::contains))
                .findFirst()
                .orElseGet(() -> complaints.isEmpty() ? "" : complaints.getLast());
    }
}
