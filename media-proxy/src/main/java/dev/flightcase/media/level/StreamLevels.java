package dev.flightcase.media.level;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The levels of all streams, and whether their encoders shall run. Somebody calls {@link #tick}. Thread-safe. */
public final class StreamLevels implements LevelControl {
    private static final Logger log = LoggerFactory.getLogger(StreamLevels.class);

    private final LevelTarget target;
    private final LongSupplier ticks;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** One stream. */
    private static final class Line {
        private final LevelRule rule;
        private ShowLevel shown = ShowLevel.FULL;
        private boolean encoderWanted = true;

        private Line(LevelRule rule) {
            this.rule = rule;
        }

        private boolean encoderRuns() {
            return encoderWanted && !shown.isAtLeast(ShowLevel.SLATE);
        }
    }

    /**
     * @param restoreAfter how long nobody must have asked for a level before it is left upwards
     * @param ticks monotonic nanoseconds
     */
    public StreamLevels(List<String> streams, LevelTarget target, Duration restoreAfter, LongSupplier ticks) {
        this.target = target;
        this.ticks = ticks;
        streams.forEach(stream -> lines.put(stream, new Line(new LevelRule(restoreAfter))));
    }

    @Override
    public synchronized Optional<LevelStatus> ask(Asker asker, String stream, Wish wish, boolean now) {
        Line line = lines.get(stream);
        if (line == null) {
            return Optional.empty();
        }
        log.atInfo()
                .addKeyValue("stream", stream)
                .addKeyValue("asker", asker.word())
                .addKeyValue("level", wish.level().word())
                .addKeyValue("reason", wish.reason())
                .log("a level is asked for");
        line.rule.ask(asker, wish, now, ticks.getAsLong());
        settle(stream, line);
        return level(stream);
    }

    /**
     * The operator's order to the node's own encoder of this stream. While the level forbids it, it is only remembered.
     *
     * @return how it is then; empty: there is no stream of that name
     */
    public synchronized Optional<LevelStatus> encoder(String stream, boolean wanted) {
        Line line = lines.get(stream);
        if (line == null) {
            return Optional.empty();
        }
        line.encoderWanted = wanted;
        encode(stream, line);
        return level(stream);
    }

    @Override
    public synchronized Optional<LevelStatus> level(String stream) {
        return Optional.ofNullable(lines.get(stream))
                .map(line -> line.rule.status(line.encoderWanted, ticks.getAsLong()));
    }

    /** Goes up where it is time. Costs next to nothing where nothing changes. */
    public synchronized void tick() {
        lines.forEach(this::settle);
    }

    private void settle(String stream, Line line) {
        LevelStatus status = line.rule.status(line.encoderWanted, ticks.getAsLong());
        ShowLevel before = line.shown;
        if (status.shown() == before) {
            return;
        }
        line.shown = status.shown();
        log.atInfo()
                .addKeyValue("stream", stream)
                .addKeyValue("level", status.shown().word())
                .addKeyValue("reason", status.reason())
                .log("stream is shown at another level");
        // First what viewers see: they are on their way when the encoder changes.
        target.show(stream, status.shown(), status.reason());
        encode(stream, line);
    }

    private void encode(String stream, Line line) {
        target.encode(stream, line.encoderRuns(), line.shown.isAtLeast(ShowLevel.REDUCED));
    }
}
