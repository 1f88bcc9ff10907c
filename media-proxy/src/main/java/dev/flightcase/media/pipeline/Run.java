package dev.flightcase.media.pipeline;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One run of a stream's encoder, from looking at the input to the end of the process. Used by the stream's thread only. */
final class Run {
    private static final Duration TICK = Duration.ofMillis(250);
    /** A process ended by a signal has this and its number as exit code. */
    private static final int SIGNALLED = 128;

    private final String stream;
    private final SourceConfig config;
    private final Workshop workshop;
    private final URI node;
    private final LongSupplier arrived;
    private final Stage stage;

    /**
     * @param node where the ingest is
     * @param arrived how many things have arrived in the stream; negative where nobody counts
     */
    Run(String stream, SourceConfig config, Workshop workshop, URI node, LongSupplier arrived, Stage stage) {
        this.stream = stream;
        this.config = config;
        this.workshop = workshop;
        this.node = node;
        this.arrived = arrived;
        this.stage = stage;
    }

    /** What a run needs of the thread it is in. */
    interface Stage {
        boolean isWanted();

        /** Whether only the lowest rendition is made. */
        boolean isReduced();

        /** False, at once: it is not wanted any more. */
        boolean pause(Duration time) throws InterruptedException;

        void show(EncoderState state, String says, @Nullable Progress progress);
    }

    /**
     * Blocks for as long as it runs.
     *
     * @param known what arrived last time; null when nobody knows
     */
    RunEnd go(@Nullable InputFormat known) throws InterruptedException {
        stage.show(EncoderState.STARTING, SourceWords.opening(config.source(), stream), null);
        var seen = known;
        if (seen == null
                && SourceProbe.canLookAt(config.source())
                && config.transcoding().mode() != Transcoding.Mode.ENCODE) {
            var outcome =
                    workshop.probe().look(config.source(), config.transcoding().keyFrames(), stage::isWanted);
            switch (outcome) {
                case SourceProbe.NotReadable(String why) -> {
                    return stage.isWanted() ? failed("the input cannot be read: " + why) : new RunEnd.Asked();
                }
                case SourceProbe.Found(InputFormat format) -> seen = format;
            }
        }
        var plan = plan(seen);
        var verdict =
                workshop.cores().take(stream, plan.costs(), config.transcoding().encoder());
        return switch (verdict) {
            case Ladder.Refused(String why) -> new RunEnd.Refused(why);
            case Ladder.Carried carried -> started(plan, carried.rungs());
        };
    }

    private OutputPlan plan(@Nullable InputFormat seen) {
        var all = OutputPlan.of(config, seen);
        return stage.isReduced() ? all.reduced() : all;
    }

    private RunEnd started(OutputPlan plan, List<Ladder.Rung> rungs) throws InterruptedException {
        var key = workshop.keys().issue(stream);
        var log = new EncoderLog(new Secrets(config.source(), key));
        var command =
                new FfmpegCommand(workshop.config().ffmpeg(), stream, config, plan, rungs, new IngestTarget(node, key));
        try {
            var process = EncoderProcess.start(
                    stream,
                    workshop.launcher(),
                    command.arguments(workshop.ambient().wall().instant()),
                    log);
            try {
                return watched(process, log, plan);
            } finally {
                process.stop(workshop.config().stopWait(), process.progress() != null);
            }
        } catch (IOException e) {
            return failed("ffmpeg cannot be started: " + e.getMessage());
        } finally {
            workshop.keys().revoke(stream);
            workshop.cores().giveBack(stream);
        }
    }

    private RunEnd watched(EncoderProcess process, EncoderLog log, OutputPlan plan) throws InterruptedException {
        var ticks = workshop.ambient().ticks();
        var watch = new RunWatch(workshop.config().watchdog(), config.source().waitsForEncoder(), ticks.getAsLong());
        boolean waits = config.source().waitsForEncoder();
        long started = ticks.getAsLong();
        long begun = started;
        while (stage.pause(TICK)) {
            long now = ticks.getAsLong();
            var progress = process.progress();
            boolean before = watch.hasBegun();
            var trouble = watch.look(now, progress, arrived.getAsLong());
            if (watch.hasBegun()) {
                begun = before ? begun : now;
                stage.show(EncoderState.RUNNING, SourceWords.doing(config.source(), plan), progress);
            }
            var lived = lived(watch.hasBegun(), now - (waits ? started : begun));
            if (!process.isAlive()) {
                int code = process.exitCode();
                return otherInput(log, plan, true)
                        .<RunEnd>map(RunEnd.Replanned::new)
                        .orElseGet(() -> ended(code, watch.hasBegun(), lived, log));
            }
            var other = otherInput(log, plan, false);
            if (other.isPresent()) {
                return new RunEnd.Replanned(other.get());
            }
            var ill = log.outputLost()
                    .map(why -> new Trouble(Trouble.Kind.OUTPUT, "an output is gone: " + why))
                    .or(() -> trouble);
            if (ill.isPresent()) {
                return waits && ill.get().kind() == Trouble.Kind.STALL
                        ? new RunEnd.CameAndWent(ill.get().says())
                        : new RunEnd.Failed(ill.get(), lived, log.complaints());
            }
        }
        return new RunEnd.Asked();
    }

    /** Waiting for an encoder is living well; opening a camera is not. */
    private Duration lived(boolean begun, long nanos) {
        return begun || config.source().waitsForEncoder() ? Duration.ofNanos(nanos) : Duration.ZERO;
    }

    /** What arrives from an encoder that nobody could look at before, if it needs another plan. */
    private Optional<InputFormat> otherInput(EncoderLog log, OutputPlan plan, boolean over) {
        return config.source().waitsForEncoder()
                ? log.input(over).filter(seen -> !plan(seen).equals(plan))
                : Optional.empty();
    }

    private RunEnd ended(int code, boolean hadBegun, Duration lived, EncoderLog log) {
        if (code == 0 && hadBegun && config.source().waitsForEncoder()) {
            return new RunEnd.CameAndWent("");
        }
        var how = code > SIGNALLED && code < SIGNALLED + 65
                ? "ffmpeg was ended by signal " + (code - SIGNALLED)
                : "ffmpeg ended with exit code " + code;
        var last = log.lastComplaint();
        return new RunEnd.Failed(
                new Trouble(Trouble.Kind.DEATH, last.isEmpty() ? how : how + ": " + last), lived, log.complaints());
    }

    private static RunEnd failed(String says) {
        return new RunEnd.Failed(new Trouble(Trouble.Kind.DEATH, says), Duration.ZERO, List.of());
    }
}
