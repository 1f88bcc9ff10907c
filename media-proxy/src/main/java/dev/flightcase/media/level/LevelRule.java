package dev.flightcase.media.level;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * The level of one stream: the deepest that anybody asks for or has asked for within the last while. So a step down is immediate, each step up
 * waits for its own time, and a wish that flickers changes nothing. Not thread-safe.
 */
final class LevelRule {
    private final long restoreNanos;
    private final Map<Asker, Wish> wishes = new EnumMap<>(Asker.class);
    /** Levels that nobody asks for any more, and since when. */
    private final Map<ShowLevel, Long> leftNanos = new EnumMap<>(ShowLevel.class);

    LevelRule(Duration restoreAfter) {
        this.restoreNanos = restoreAfter.toNanos();
    }

    /**
     * @param now what was asked for before has no effect any more
     */
    void ask(Asker asker, Wish wish, boolean now, long ticks) {
        ShowLevel before = asked();
        wishes.put(asker, wish);
        ShowLevel after = asked();
        for (ShowLevel level : ShowLevel.values()) {
            if (after.isAtLeast(level)) {
                leftNanos.remove(level);
            } else if (before.isAtLeast(level)) {
                leftNanos.put(level, ticks);
            }
        }
        if (now) {
            leftNanos.clear();
        }
    }

    ShowLevel asked() {
        return wishes.values().stream().map(Wish::level).reduce(ShowLevel.FULL, ShowLevel::deeper);
    }

    ShowLevel shown(long ticks) {
        leftNanos.values().removeIf(left -> ticks - left >= restoreNanos);
        return leftNanos.keySet().stream().reduce(asked(), ShowLevel::deeper);
    }

    LevelStatus status(boolean encoderWanted, long ticks) {
        ShowLevel shown = shown(ticks);
        Long left = leftNanos.get(shown);
        Duration upIn = left == null ? Duration.ZERO : Duration.ofNanos(restoreNanos - (ticks - left));
        return new LevelStatus(shown, asked(), wishes, upIn, encoderWanted);
    }
}
