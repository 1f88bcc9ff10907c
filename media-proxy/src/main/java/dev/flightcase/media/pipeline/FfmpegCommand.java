package dev.flightcase.media.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of one pipeline: one input, an output for each rendition. Works with ffmpeg 5.1 to 7.1. Every value stands in an
 * argument of its own behind its option, and whatever comes from outside has been checked to begin with a scheme, a digit or a slash.
 *
 * @param rungs an encoder for each entry of {@link OutputPlan#costs}
 */
record FfmpegCommand(
        String ffmpeg,
        String stream,
        SourceConfig config,
        OutputPlan plan,
        List<Ladder.Rung> rungs,
        IngestTarget target) {
    /** Seconds between two reports on the standard output. */
    private static final String REPORT_PERIOD = "0.5";

    FfmpegCommand {
        rungs = List.copyOf(rungs);
    }

    /** @param start of this run */
    List<String> arguments(Instant start) {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of(ffmpeg, "-hide_banner", "-nostats", "-loglevel", "level+info"));
        arguments.addAll(List.of("-progress", "pipe:1", "-stats_period", REPORT_PERIOD));
        arguments.addAll(InputArguments.paced(config.source(), stream));
        var outputs = new OutputArguments(stream, config.transcoding(), target);
        if (plan.copied()) {
            arguments.addAll(outputs.copied(plan.hevc(), plan.transportSound()));
        }
        rungs.subList(0, plan.encoded().size()).forEach(rung -> arguments.addAll(outputs.encoded(rung)));
        if (plan.television()) {
            arguments.addAll(
                    plan.televisionCopied()
                            ? outputs.copiedForTelevision(start)
                            : outputs.encodedForTelevision(rungs.getLast(), start));
        }
        return List.copyOf(arguments);
    }

    /** Without the secrets of source and target. */
    @Override
    public String toString() {
        return "FfmpegCommand[" + stream + ", " + config.source() + "]";
    }
}
