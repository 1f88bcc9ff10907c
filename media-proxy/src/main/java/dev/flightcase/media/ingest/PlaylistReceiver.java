package dev.flightcase.media.ingest;

import dev.flightcase.http.BodyReceiver;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import dev.flightcase.media.playlist.EncoderPlaylist;
import dev.flightcase.media.playlist.PlaylistParser;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An uploaded playlist: collected on the heap up to a bound, then parsed. */
final class PlaylistReceiver implements BodyReceiver {
    /** Two thousand entries of some 100 bytes; real ones have a dozen. */
    static final int BYTES_MAX = 256 * 1024;

    private final PublishingPoint point;
    private final String path;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final CompletableFuture<Response> answer = new CompletableFuture<>();

    PlaylistReceiver(PublishingPoint point, String path) {
        this.point = point;
        this.path = path;
    }

    @Override
    public CompletionStage<Response> response() {
        return answer;
    }

    @Override
    public void chunk(ByteBuffer piece) {
        if (text.size() + piece.remaining() > BYTES_MAX) {
            point.playlistMalformed("longer than " + BYTES_MAX + " bytes");
            answer.complete(Problem.of(413, "playlist-too-large", "The playlist is too long")
                    .with("bytesMax", BYTES_MAX)
                    .toResponse());
            return;
        }
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        text.writeBytes(bytes);
    }

    @Override
    public void end() {
        answer.complete(
                switch (PlaylistParser.parse(text.toString(StandardCharsets.UTF_8))) {
                    case PlaylistParser.Result.Media(EncoderPlaylist playlist) ->
                        point.playlist(path, playlist).orElse(Response.status(201));
                    case PlaylistParser.Result.Multivariant _ -> Response.status(201);
                    case PlaylistParser.Result.Malformed(int line, String reason) -> {
                        point.playlistMalformed(reason);
                        yield Problem.of(400, "malformed-playlist", "The playlist cannot be read", reason)
                                .with("line", line)
                                .toResponse();
                    }
                });
    }

    @Override
    public void abort() {}
}
