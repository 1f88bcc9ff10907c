package dev.flightcase.media.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Gives each rung of a ladder an encoder, or says why the board cannot carry it. The model is one number: pixels per second that a core
 * encodes ({@link Board#pixelsPerCoreSecond}); a better preset is taken only where all of it fits.
 */
final class Ladder {
    private final Board board;
    private final double coresShareMax;

    Ladder(Board board, double coresShareMax) {
        this.board = board;
        this.coresShareMax = coresShareMax;
    }

    sealed interface Verdict {}

    /** @param cores of the board that it will keep busy */
    record Carried(List<Rung> rungs, double cores) implements Verdict {
        Carried {
            rungs = List.copyOf(rungs);
        }
    }

    /** @param why for the operator */
    record Refused(String why) implements Verdict {}

    record Rung(Rendition rendition, Codec codec) {}

    /**
     * @param ladder the highest first; empty: nothing is encoded
     * @param coresInUse by the other streams
     */
    Verdict judge(List<Rendition> ladder, Transcoding.Encoder encoder, double coresInUse) {
        if (ladder.isEmpty()) {
            return new Carried(List.of(), 0);
        }
        boolean hardware = encoder == Transcoding.Encoder.H264_V4L2M2M;
        if (hardware && !board.hardwareEncoder()) {
            return new Refused("this board has no H.264 encoder of its own; set encoder to libx264 or auto");
        }
        if (hardware && ladder.size() > 1) {
            return new Refused("this board's H.264 encoder makes one rendition, not " + ladder.size()
                    + "; set encoder to auto, or leave one rendition");
        }
        if (hardware && !fitsHardware(ladder.getFirst())) {
            return new Refused(
                    "this board's H.264 encoder does 1080p at 30 frames at most; lower the height or the rate of "
                            + ladder.getFirst().name());
        }
        double most = board.cores() * coresShareMax;
        for (var preset : List.of(Codec.X264_VERYFAST, Codec.X264_ULTRAFAST)) {
            var carried = with(preset, ladder, encoder);
            if (carried.cores() + coresInUse <= most) {
                return carried;
            }
        }
        var needed = with(Codec.X264_ULTRAFAST, ladder, encoder).cores();
        return new Refused(String.format(
                Locale.ROOT,
                "encoding %s takes about %.1f cores, and %.1f of %d are left for encoders; leave out a rendition,"
                        + " lower its height or rate, or send what can be copied",
                names(ladder),
                needed,
                Math.max(0, most - coresInUse),
                board.cores()));
    }

    private Carried with(Codec preset, List<Rendition> ladder, Transcoding.Encoder encoder) {
        boolean free = board.hardwareEncoder() && encoder != Transcoding.Encoder.LIBX264;
        var rungs = new ArrayList<Rung>();
        double cores = 0;
        for (var rendition : ladder) {
            var codec = free && fitsHardware(rendition) ? Codec.V4L2M2M : preset;
            free &= codec != Codec.V4L2M2M;
            rungs.add(new Rung(rendition, codec));
            cores += codec.cost() * (double) rendition.pixelsPerSecond() / (double) board.pixelsPerCoreSecond();
        }
        return new Carried(rungs, cores);
    }

    private static boolean fitsHardware(Rendition rendition) {
        return rendition.height() <= 1080 && rendition.pixelsPerSecond() <= Board.HARDWARE_PIXELS_PER_SECOND;
    }

    private static String names(List<Rendition> ladder) {
        return String.join(
                ", ",
                ladder.stream()
                        .map(rung -> rung.name() + " at " + rung.framesPerSecond())
                        .toList());
    }
}
