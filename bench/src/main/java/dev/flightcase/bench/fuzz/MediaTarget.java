package dev.flightcase.bench.fuzz;

import dev.flightcase.http.BodyReceiver;
import dev.flightcase.http.Method;
import dev.flightcase.media.conformance.Findings;
import dev.flightcase.media.conformance.MultivariantJudge;
import dev.flightcase.media.conformance.PlaylistJudge;
import dev.flightcase.media.conformance.m3u8.PlaylistReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Any bytes as fragmented media (ISO/IEC 14496-12) that an encoder pushes, one body, or two that are cut apart at {@link #CUT}: they are
 * taken or refused, memory stays inside its bound and comes back, and whatever playlist comes of it can be
 * read, can be judged, and names only what is there.
 */
public final class MediaTarget {
    /** Between two bodies. */
    static final String CUT = "--next-body--";

    private static final List<String> PATHS = List.of("video.cmfv", "audio.cmfa");
    private static final Pattern OBJECT = Pattern.compile("(?m)^([^#\\s]\\S*)$|[:,]URI=\"([^\"]+)\"");
    private static final Predicate<String> HINTED = line -> line.startsWith("#EXT-X-PRELOAD-HINT");

    private MediaTarget() {}

    /** Called by Jazzer, before the clock of any input runs: what is loaded first takes seconds. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        try (var ingest = new Ingest()) {
            var bodies = bodies(data);
            var receivers = new ArrayList<BodyReceiver>();
            for (int i = 0; i < bodies.size(); i++) {
                receivers.add(ingest.begin(Method.POST, PATHS.get(i)));
            }
            for (int i = 0; i < bodies.size(); i++) {
                ingest.feed(receivers.get(i), bodies.get(i));
                watch(ingest);
            }
            for (var receiver : receivers) {
                receiver.end();
                Ingest.checkAnswer(receiver);
            }
            watch(ingest);
        }
    }

    private static List<ByteBuffer> bodies(byte[] data) {
        var text = new String(data, StandardCharsets.ISO_8859_1);
        int cut = text.indexOf(CUT);
        return cut < 0
                ? List.of(ByteBuffer.wrap(data))
                : List.of(
                        ByteBuffer.wrap(data, 0, cut).slice(),
                        ByteBuffer.wrap(data, cut + CUT.length(), data.length - cut - CUT.length())
                                .slice());
    }

    private static void watch(Ingest ingest) {
        for (var uri : objects(read(ingest, "index.m3u8"))) {
            var playlist = read(ingest, uri);
            for (var object : objects(playlist)) {
                var response = ingest.get(object);
                var _ = Ingest.text(response);
                if (response.status() != 200) {
                    throw new AssertionError(
                            uri + " names " + object + ", which answers " + response.status() + ":\n" + playlist);
                }
            }
        }
    }

    private static String read(Ingest ingest, String file) {
        var response = ingest.get(file);
        if (response.status() != 200) {
            return "";
        }
        var text = Ingest.text(response);
        var findings = new Findings();
        switch (PlaylistReader.read(text)) {
            case PlaylistReader.Result.Malformed malformed -> throw new AssertionError(malformed + " in\n" + text);
            case PlaylistReader.Result.Multivariant(var playlist) -> MultivariantJudge.judge(file, playlist, findings);
            case PlaylistReader.Result.Media(var playlist) -> PlaylistJudge.judge(file, playlist, findings);
        }
        // What garbage says about its own duration may well break rules; that is told, and must not throw.
        return text;
    }

    /** What a player would load of it; a hint is not there yet. */
    private static List<String> objects(String playlist) {
        return playlist.lines()
                .filter(HINTED.negate())
                .map(OBJECT::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)))
                .distinct()
                .toList();
    }
}
