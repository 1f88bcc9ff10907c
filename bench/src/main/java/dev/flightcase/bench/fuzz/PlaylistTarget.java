package dev.flightcase.bench.fuzz;

import dev.flightcase.http.Method;
import dev.flightcase.media.conformance.Findings;
import dev.flightcase.media.conformance.MultivariantJudge;
import dev.flightcase.media.conformance.PlaylistHistory;
import dev.flightcase.media.conformance.PlaylistJudge;
import dev.flightcase.media.conformance.Tolerance;
import dev.flightcase.media.conformance.m3u8.PlaylistReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Any bytes as a playlist that an encoder pushes, and as one that is judged: read or refused with the line. */
public final class PlaylistTarget {
    private PlaylistTarget() {}

    /** Called by Jazzer, before the clock of any input runs: what is loaded first takes seconds. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        try (var ingest = new Ingest()) {
            var receiver = ingest.begin(Method.PUT, "index.m3u8");
            ingest.feed(receiver, ByteBuffer.wrap(data));
            receiver.end();
            Ingest.checkAnswer(receiver);
        }
        judge(new String(data, StandardCharsets.UTF_8));
    }

    private static void judge(String text) {
        var findings = new Findings();
        switch (PlaylistReader.read(text)) {
            case PlaylistReader.Result.Malformed(int line, String reason) -> {
                if (line < 1 || reason.isEmpty()) {
                    throw new AssertionError("refused at line " + line + " because of '" + reason + "'");
                }
            }
            case PlaylistReader.Result.Multivariant(var playlist) -> MultivariantJudge.judge("x", playlist, findings);
            case PlaylistReader.Result.Media(var playlist) -> {
                PlaylistJudge.judge("x", playlist, findings);
                var history = new PlaylistHistory("x", Tolerance.DEFAULT);
                var _ = history.accept(playlist, 0, true, findings);
                var _ = history.accept(playlist, 1, true, findings);
            }
        }
    }
}
