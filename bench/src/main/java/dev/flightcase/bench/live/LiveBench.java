package dev.flightcase.bench.live;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import dev.flightcase.bench.RoundOptions;
import dev.flightcase.bench.Rounds;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.Variant;
import dev.flightcase.bench.nginx.Nginx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./flightcase bench live}. */
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description =
                "What live video costs the server beside nginx with the same bytes as files, how long a part takes until the last"
                        + " viewer has it, and what waiting requests cost.")
public final class LiveBench implements Callable<Integer> {
    private static final List<String> CELLS =
            List.of("parts", "segments", "playlist", "tls", "fanout", "waiters", "band");
    private static final List<Integer> AUDIENCES = List.of(1, 100, 500);
    private static final List<Integer> QUICK_AUDIENCES = List.of(1, 20);
    private static final int QUICK_PARTS = 10;
    private static final int QUICK_WAITERS = 200;
    private static final int STATES = 10;
    /** A minute of video. */
    private static final int WARM_UP_PARTS = 180;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private BenchMain bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final RoundOptions options = new RoundOptions();

    @Option(names = "--quick", description = "Small and short, to see that it works: no figure of it is worth keeping.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            description = "Some of parts, segments, playlist, tls, fanout, waiters and band (default: all).")
    private List<String> only = CELLS;

    @Option(names = "--clients", defaultValue = "64", description = "At a time (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--parts",
            defaultValue = "60",
            description = "Of each audience and round of the fan-out (default: ${DEFAULT-VALUE}).")
    private int parts;

    @Option(names = "--waiters", defaultValue = "2000", description = "Blocked reloads (default: ${DEFAULT-VALUE}).")
    private int waiters;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var problem = problem();
        if (!problem.isEmpty()) {
            throw new ParameterException(spec.commandLine(), problem);
        }
        var home = bench.home();
        var name = only.equals(CELLS) ? "live" : "live --only " + String.join(",", only);
        var nginx = Nginx.find();
        if (nginx.isEmpty()) {
            Block.skip(home, name, "nginx is missing, beside which this measures: apt install nginx-light");
            return 0;
        }
        var plan = options.chosen(quick);
        var text = new StringBuilder();
        try (var studio = Studio.start(home, nginx);
                var scratch = Scratch.of(home, "live-goods")) {
            studio.fill();
            for (var cell : only) {
                text.append(cell(cell, studio, scratch.folder(), plan));
            }
        }
        var heading =
                "%d keep-alive clients where not said otherwise; %s; %s; the same bytes, and every plain body compared by checksum.%n%n"
                        .formatted(clients, plan.words(), Nginx.version(nginx.get()));
        Block.publish(
                home,
                name,
                heading + text + "JVM flags: `"
                        + String.join(" ", Variant.shipped(home).flags()) + "`");
        return 0;
    }

    private String problem() {
        var unknown = new ArrayList<>(only);
        unknown.removeAll(CELLS);
        if (!unknown.isEmpty()) {
            return "--only does not know " + String.join(", ", unknown) + "; it knows " + String.join(", ", CELLS);
        }
        return parts < 1 || waiters < 1 ? "--parts and --waiters must be positive" : options.problem(clients);
    }

    private String cell(String cell, Studio studio, Path folder, Rounds plan) throws IOException, InterruptedException {
        var plain = new PlainLoader(clients, plan.loadThreads());
        return switch (cell) {
            case "parts" ->
                new CpuCell("A part of 100 KB, HTTP/1.1", "1.0", Cells.both(studio, stillPart(studio), false), plain)
                        .run(plan, quick);
            case "segments" -> segments(studio, folder, plain, plan);
            case "playlist" ->
                new CpuCell(
                                "A live playlist of 1 KB, HTTP/1.1",
                                "1.0",
                                Cells.both(studio, studio.playlist(Studio.STILL), false),
                                plain)
                        .run(plan, quick);
            case "tls" -> tls(studio, plan);
            case "fanout" ->
                new FanOutCell(studio, quick ? QUICK_AUDIENCES : AUDIENCES, quick ? QUICK_PARTS : parts)
                        .run(plan.rounds(), quick ? 1 : WARM_UP_PARTS);
            case "waiters" -> new WaitersCell(studio, quick ? QUICK_WAITERS : waiters, STATES).run();
            default -> new BandCell(Cells.both(studio, stillPart(studio), false)).run(band(plan));
        };
    }

    private static Duration band(Rounds plan) {
        return plan.measured().multipliedBy(plan.rounds());
    }

    private static String stillPart(Studio studio) throws IOException {
        return Cells.part(studio, studio.playlist(Studio.STILL));
    }

    private String segments(Studio studio, Path folder, PlainLoader plain, Rounds plan)
            throws IOException, InterruptedException {
        var segment = Cells.segment(studio, studio.playlist(Studio.LARGE));
        var file = PictureFile.publish(studio, folder.resolve("goods"));
        return new CpuCell("A segment of 3 MB, HTTP/1.1", "0.9", Cells.segments(studio, segment, file), plain)
                .run(plan, quick);
    }

    private String tls(Studio studio, Rounds plan) throws IOException, InterruptedException {
        var title = "A part of 100 KB, HTTP/2 over TLS 1.3, P-256";
        var h2load = H2Loader.find();
        if (h2load.isEmpty()) {
            return "#### " + title + "\n\nskipped: h2load is missing: apt install nghttp2-client\n\n";
        }
        return new CpuCell(
                        title,
                        "1.0",
                        Cells.both(studio, stillPart(studio), true),
                        new H2Loader(h2load.get(), clients, plan.loadThreads()))
                .run(plan, quick);
    }
}
