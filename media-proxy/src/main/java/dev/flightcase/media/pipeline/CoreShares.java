package dev.flightcase.media.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the encoders of all streams take of the board together. Thread-safe. */
final class CoreShares {
    private final Board board;
    private final double coresShareMax;
    private final Map<String, Ladder.Carried> taken = new HashMap<>();

    CoreShares(Board board, double coresShareMax) {
        this.board = board;
        this.coresShareMax = coresShareMax;
    }

    /** @param ladder the highest first; empty where nothing is encoded */
    synchronized Ladder.Verdict take(String stream, List<Rendition> ladder, Transcoding.Encoder encoder) {
        taken.remove(stream);
        double inUse =
                taken.values().stream().mapToDouble(Ladder.Carried::cores).sum();
        boolean hardwareTaken = taken.values().stream()
                .flatMap(carried -> carried.rungs().stream())
                .anyMatch(rung -> rung.codec() == Codec.V4L2M2M);
        var free = new Board(board.cores(), board.pixelsPerCoreSecond(), board.hardwareEncoder() && !hardwareTaken);
        var verdict = new Ladder(free, coresShareMax).judge(ladder, encoder, inUse);
        if (verdict instanceof Ladder.Carried carried) {
            taken.put(stream, carried);
        }
        return verdict;
    }

    synchronized void giveBack(String stream) {
        taken.remove(stream);
    }
}
