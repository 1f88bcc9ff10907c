package dev.flightcase.daemon.preflight;

import dev.flightcase.media.pipeline.SourceCheck;
import dev.flightcase.media.pipeline.SourceConfig;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** Whether ffmpeg is there and every source that the node opens can be opened. */
public final class EncoderCheck implements Check.Probe {
    private static final String LOOK = "Look at flightcase status, and run this again.";

    private final SourceCheck check;
    private final Map<String, SourceConfig> sources;
    private final Predicate<String> running;

    private EncoderCheck(SourceCheck check, Map<String, SourceConfig> sources, Predicate<String> running) {
        this.check = check;
        this.sources = sources;
        this.running = running;
    }

    /** @param running true for a stream whose own encoder holds its port or device now */
    public static Check of(SourceCheck check, Map<String, SourceConfig> sources, Predicate<String> running) {
        return new Check(
                "encoders",
                Duration.ofSeconds(60),
                Check.Lane.WAITING,
                new EncoderCheck(check, sources, running),
                Finding.unknown("The sources of the streams could not be looked at in time.", LOOK));
    }

    @Override
    public Finding look() throws InterruptedException {
        var trouble = check.look(sources, running);
        if (trouble.isPresent()) {
            return Finding.fail(trouble.get().says(), trouble.get().action());
        }
        long count = sources.values().stream().filter(SourceConfig::isStarted).count();
        return Finding.ok("ffmpeg " + check.version() + " is there, and " + Words.count(count, "source")
                + " of video can be opened.");
    }
}
