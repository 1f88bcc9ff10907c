package dev.flightcase.media.level;

import java.time.Duration;
import java.util.Map;

/**
 * How much of a stream is shown now.
 *
 * @param asked the deepest of the wishes; shown is as deep, or deeper for a while
 * @param wishes of everybody
 * @param upIn until the next step up, if nobody asks for less again; zero where there is none to come
 * @param encoderWanted whether the operator lets the node's own encoder run
 */
public record LevelStatus(
        ShowLevel shown, ShowLevel asked, Map<Asker, Wish> wishes, Duration upIn, boolean encoderWanted) {
    public LevelStatus {
        wishes = Map.copyOf(wishes);
    }

    /** Why not all is shown, for people; empty where all is. */
    public String reason() {
        return shown == ShowLevel.FULL
                ? ""
                : wishes.values().stream()
                        .filter(wish -> wish.level() == asked && asked != ShowLevel.FULL)
                        .map(Wish::reason)
                        .filter(reason -> !reason.isEmpty())
                        .findFirst()
                        .orElse("");
    }
}
