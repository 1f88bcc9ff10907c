package dev.flightcase.demo.encoder;

import dev.flightcase.demo.DemoException;
import dev.flightcase.demo.process.OneShot;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Finds out whether the ffmpeg of this machine can do the encoder's job, by letting it encode one picture. */
public final class FfmpegProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final URI NOWHERE = URI.create("http://127.0.0.1/");
    private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");
    private static final Pattern MISSING = Pattern.compile(
            "No such filter: '(\\w+)'|Unknown (?:encoder|decoder) '(\\w+)'|(?:Requested output format|Unknown input format:?) '(\\w+)'");

    private final String ffmpeg;

    /** @param ffmpeg a name looked up in PATH, or a path */
    public FfmpegProbe(String ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    public sealed interface Outcome {}

    /** @param text how this ffmpeg can write the clock */
    public record Usable(String version, ClockText text) implements Outcome {}

    /** @param what one line: what is wrong and what to do */
    public record Unusable(String what) implements Outcome {}

    /** Blocks for the time of one to three short runs of ffmpeg. */
    public Outcome run() {
        OneShot.Result version;
        try {
            version = OneShot.run(List.of(ffmpeg, "-version"), PATIENCE);
        } catch (DemoException e) {
            return new Unusable("ffmpeg is not installed; install it with: sudo apt-get install ffmpeg");
        }
        if (!version.ok()) {
            return new Unusable("ffmpeg does not run here (exit code " + version.exitCode() + "); reinstall it");
        }
        var matcher = VERSION.matcher(version.output());
        return trial(matcher.find() ? matcher.group(1) : "unknown");
    }

    private Outcome trial(String version) {
        var failure = "";
        for (var text : ClockText.choices()) {
            var trial = OneShot.run(new EncoderCommand(ffmpeg, new TestPicture(text), NOWHERE).trial(), PATIENCE);
            if (trial.ok()) {
                return new Usable(version, text);
            }
            failure = explain(trial.output());
        }
        return new Unusable("ffmpeg " + version + " cannot encode the test picture: " + failure
                + "; use the ffmpeg package of Debian or Ubuntu (5.1 or newer, with libx264)");
    }

    /** The part of ffmpeg's complaint that names what it lacks. */
    static String explain(String output) {
        var matcher = MISSING.matcher(output);
        if (!matcher.find()) {
            return output.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((a, b) -> b)
                    .orElse("it says nothing");
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return "it has no " + matcher.group(group);
            }
        }
        return matcher.group();
    }
}
