package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.CachingJudge;
import dev.flightcase.media.conformance.DirectiveJudge;
import dev.flightcase.media.conformance.Exchange;
import dev.flightcase.media.conformance.Findings;
import dev.flightcase.media.conformance.ObjectKind;
import dev.flightcase.media.conformance.PlaylistJudge;
import dev.flightcase.media.conformance.Rule;
import dev.flightcase.media.conformance.StreamFacts;
import dev.flightcase.media.conformance.Tolerance;
import dev.flightcase.media.conformance.TransportJudge;
import dev.flightcase.media.conformance.m3u8.PlaylistReader;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads Media Playlists of one URI and judges each answer by itself. */
final class PlaylistSource {
    static final Map<String, String> LIKE_A_BROWSER =
            Map.of("accept-encoding", "gzip", "origin", "https://flightcase.invalid");

    private final URI uri;
    private final ProbeClient client;
    private final Tolerance tolerance;
    private final Findings findings;

    /**
     * @param playlist null when the answer is none
     */
    record Loaded(ProbeClient.Fetched fetched, @Nullable ViewedMedia playlist) {}

    PlaylistSource(URI uri, ProbeClient client, Tolerance tolerance, Findings findings) {
        this.uri = uri;
        this.client = client;
        this.tolerance = tolerance;
        this.findings = findings;
    }

    URI uri() {
        return uri;
    }

    /**
     * @param directives a query without its question mark, empty for none
     * @param before the whole playlist as known so far
     * @param next the directives ask for the state that comes next
     */
    Loaded load(String directives, @Nullable ViewedMedia before, boolean next, Duration timeout) {
        return load(
                new Exchange.Call("GET", with(directives), ObjectKind.MEDIA_PLAYLIST, LIKE_A_BROWSER),
                before,
                next,
                timeout);
    }

    Loaded load(Exchange.Call call, @Nullable ViewedMedia before, boolean next, Duration timeout) {
        ProbeClient.Fetched fetched = client.fetch(call, timeout);
        if (fetched.failed()) {
            return new Loaded(fetched, null);
        }
        ViewedMedia playlist = call.method().equals("GET") ? read(fetched.exchange()) : null;
        ViewedMedia known = before == null ? playlist : before;
        if (known != null) {
            StreamFacts facts = StreamFacts.of(known);
            TransportJudge.judge(fetched.exchange(), facts, findings);
            // A request for a state that is there already may be cached as one for the next, or as one without
            // directives.
            boolean either = !next && call.uri().toString().contains("_HLS_msn") && fetched.status() < 400;
            if (!either) {
                CachingJudge.judge(fetched.exchange(), facts, next, findings);
            }
        }
        DirectiveJudge.judge(fetched.exchange(), before, playlist, tolerance, findings);
        return new Loaded(fetched, playlist);
    }

    private @Nullable ViewedMedia read(Exchange exchange) {
        if (exchange.answer().status() != 200) {
            return null;
        }
        String place = uri.toString();
        switch (PlaylistText.of(exchange.answer())) {
            case PlaylistText.Result.Unreadable(var reason) -> findings.add(Rule.T0, place, 0, reason, "UTF-8 text");
            case PlaylistText.Result.Text(var text) -> {
                switch (PlaylistReader.read(text)) {
                    case PlaylistReader.Result.Media(var playlist) -> {
                        PlaylistJudge.judge(place, playlist, findings);
                        return playlist;
                    }
                    case PlaylistReader.Result.Multivariant _ ->
                        findings.add(Rule.T0, place, 0, "a Multivariant Playlist", "a Media Playlist");
                    case PlaylistReader.Result.Malformed malformed ->
                        PlaylistJudge.malformed(place, malformed, findings);
                }
            }
        }
        return null;
    }

    URI with(String directives) {
        if (directives.isEmpty()) {
            return uri;
        }
        String text = uri.toString();
        int fragment = text.indexOf('#');
        String bare = fragment < 0 ? text : text.substring(0, fragment);
        return URI.create(bare + (uri.getRawQuery() == null ? "?" : "&") + directives);
    }

    static Map<String, String> plus(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return all;
    }
}
