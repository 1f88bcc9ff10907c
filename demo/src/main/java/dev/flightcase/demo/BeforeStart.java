package dev.flightcase.demo;

import dev.flightcase.demo.check.Finding;
import dev.flightcase.demo.check.MachineCheck;
import dev.flightcase.demo.check.PortCheck;
import dev.flightcase.demo.encoder.FfmpegProbe;
import dev.flightcase.demo.report.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Looks before anything is touched: the first problem ends the demo with one line. */
final class BeforeStart {
    private final DemoOptions options;
    private final Progress progress;
    private final FfmpegProbe ffmpeg;

    BeforeStart(DemoOptions options, Progress progress, FfmpegProbe ffmpeg) {
        this.options = options;
        this.progress = progress;
        this.ffmpeg = ffmpeg;
    }

    /** Blocks for about half a second, the time of encoding one picture. */
    FfmpegProbe.Usable check() {
        var machine = List.of(
                MachineCheck.java(Runtime.version()),
                MachineCheck.built(options.nodeLauncher()),
                MachineCheck.built(options.hubLauncher()),
                MachineCheck.disk(options.home()),
                new PortCheck(Path.of("/proc")).check(options.ports()));
        machine.forEach(BeforeStart::demand);
        var usable =
                switch (ffmpeg.run()) {
                    case FfmpegProbe.Usable found -> found;
                    case FfmpegProbe.Unusable(String what) -> throw new DemoException(what);
                };
        progress.step(
                "checked",
                words(List.of(
                        machine.get(0),
                        new Finding.Fine("ffmpeg " + usable.version()),
                        machine.get(3),
                        machine.get(4))));
        return usable;
    }

    private static void demand(Finding finding) {
        if (finding instanceof Finding.Problem(String what)) {
            throw new DemoException(what);
        }
    }

    private static String words(List<Finding> findings) {
        return findings.stream()
                .map(finding -> switch (finding) {
                    case Finding.Fine(String what) -> what;
                    case Finding.Problem(String what) -> what;
                })
                .collect(Collectors.joining("; "));
    }
}
