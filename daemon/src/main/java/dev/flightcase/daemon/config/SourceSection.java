package dev.flightcase.daemon.config;

import dev.flightcase.media.pipeline.PictureSize;
import dev.flightcase.media.pipeline.Rendition;
import dev.flightcase.media.pipeline.Source;
import dev.flightcase.media.pipeline.SourceConfig;
import dev.flightcase.media.pipeline.SourceRules;
import dev.flightcase.media.pipeline.Transcoding;
import dev.flightcase.settings.Section;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The keys of {@code [[media.stream]]} that say where its pictures come from and what is made of them. */
final class SourceSection {
    private static final int RTMP_PORT = 1935;
    private static final int SRT_PORT = 8890;
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    /** What else a source has, by its kind. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "push", List.of(),
            "rtmp", List.of("listen", "port"),
            "srt", List.of("listen", "port", "passphrase", "latency"),
            "rtsp", List.of("url"),
            "camera", List.of("device", "size", "rate"),
            "file", List.of("file"),
            "test-picture", List.of("size", "rate"));

    private static final List<String> KINDS = List.of("push", "rtmp", "srt", "rtsp", "camera", "file", "test-picture");

    private SourceSection() {}

    /** @param segment how long a segment is, unless the stream says otherwise */
    static SourceConfig read(Section section, Duration segment) {
        var kind = section.parsed("source", "push", text -> oneOf(text, KINDS, Function.identity()));
        KINDS.stream()
                .flatMap(other -> KEYS.getOrDefault(other, List.of()).stream())
                .distinct()
                .filter(key ->
                        section.has(key) && !KEYS.getOrDefault(kind, List.of()).contains(key))
                .forEach(key -> section.refuse(key, "is not for source \"" + kind + "\""));
        var source = source(section, kind);
        boolean television = section.flag("television", false);
        if (television && source instanceof Source.Push) {
            section.refuse("television", "needs a source that this node starts");
        }
        return new SourceConfig(source, transcoding(section, source, segment), television);
    }

    private static Source source(Section section, String kind) {
        return switch (kind) {
            case "rtmp" -> {
                var address = section.parsed("listen", LOOPBACK, SourceRules::address);
                yield new Source.Rtmp(oneAddress(section, address, ""), port(section, RTMP_PORT));
            }
            case "srt" -> srt(section);
            case "rtsp" ->
                new Source.Rtsp(required(section, "url", URI.create("rtsp://127.0.0.1/"), SourceRules::rtsp));
            case "camera" ->
                new Source.Camera(
                        section.parsed("device", Path.of("/dev/video0"), SourceRules::device),
                        size(section),
                        rate(section));
            case "file" -> new Source.LoopedFile(required(section, "file", Path.of("/nothing"), SourceRules::file));
            case "test-picture" -> new Source.TestPicture(size(section), rate(section));
            default -> new Source.Push();
        };
    }

    private static Source srt(Section section) {
        var secret = section.has("passphrase") ? section.secret("passphrase", "", SourceRules::passphrase) : "";
        var passphrase = secret.isEmpty() ? null : secret;
        var address = section.parsed("listen", LOOPBACK, SourceRules::address);
        return new Source.Srt(
                passphrase == null ? oneAddress(section, address, "without a passphrase, ") : address,
                port(section, SRT_PORT),
                passphrase,
                section.duration("latency", Duration.ofMillis(200), Duration.ofMillis(20), Duration.ofSeconds(8)));
    }

    private static InetAddress oneAddress(Section section, InetAddress address, String when) {
        if (!address.isAnyLocalAddress()) {
            return address;
        }
        section.refuse(
                "listen", when + "must be one address of this node, not every network: whoever reaches it may push");
        return LOOPBACK;
    }

    private static int port(Section section, int usual) {
        return section.integer("port", usual, 1, 65_535);
    }

    private static PictureSize size(Section section) {
        return section.parsed("size", PictureSize.HD, PictureSize::parse);
    }

    private static int rate(Section section) {
        return section.integer("rate", Rendition.DEFAULT.framesPerSecond(), Rendition.RATE_MIN, Rendition.RATE_MAX);
    }

    private static <T> T required(Section section, String key, T standIn, Function<String, T> parse) {
        if (!section.has(key)) {
            section.refuse(key, "is missing");
        }
        return section.parsed(key, standIn, parse);
    }

    private static Transcoding transcoding(Section section, Source source, Duration segment) {
        var defaults = Transcoding.defaults();
        var mode = section.parsed(
                "mode", defaults.mode(), text -> oneOf(text, List.of(Transcoding.Mode.values()), SourceSection::word));
        var encoder = section.parsed(
                "encoder",
                defaults.encoder(),
                text -> oneOf(text, List.of(Transcoding.Encoder.values()), SourceSection::word));
        var ladder = section.sections("rendition", Transcoding.LADDER_MAX).stream()
                .map(SourceSection::rendition)
                .toList();
        if (ladder.stream().map(Rendition::height).distinct().count() < ladder.size()) {
            section.refuse("rendition", "must not have one height twice");
            ladder = List.of();
        }
        if (mode == Transcoding.Mode.COPY && (!ladder.isEmpty() || madeHere(source))) {
            section.refuse("mode", "must be \"auto\" or \"encode\" with renditions, a camera or the test picture");
            mode = Transcoding.Mode.AUTO;
        }
        return new Transcoding(
                mode,
                encoder,
                ladder,
                section.duration("key-frames", segment, Duration.ofMillis(500), Duration.ofSeconds(10)),
                section.integer("audio-kbps", defaults.audioKilobitsPerSecond(), 24, 320));
    }

    private static boolean madeHere(Source source) {
        return source instanceof Source.Camera || source instanceof Source.TestPicture;
    }

    private static Rendition rendition(Section section) {
        var defaults = Rendition.DEFAULT;
        int height = section.integer("height", defaults.height(), Rendition.HEIGHT_MIN, Rendition.HEIGHT_MAX);
        if (height % 2 != 0) {
            section.refuse("height", "must be even");
            height = defaults.height();
        }
        return new Rendition(
                height,
                section.integer(
                        "video-kbps", defaults.kilobitsPerSecond(), Rendition.KILOBITS_MIN, Rendition.KILOBITS_MAX),
                section.integer("rate", defaults.framesPerSecond(), Rendition.RATE_MIN, Rendition.RATE_MAX));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <T> T oneOf(String text, List<T> choices, Function<T, String> word) {
        return choices.stream()
                .filter(choice -> word.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + String.join(", ", choices.stream().map(word).toList())));
    }
}
