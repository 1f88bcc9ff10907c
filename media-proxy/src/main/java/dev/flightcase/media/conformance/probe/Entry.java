package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.CachingJudge;
import dev.flightcase.media.conformance.DirectiveJudge;
import dev.flightcase.media.conformance.Exchange;
import dev.flightcase.media.conformance.Findings;
import dev.flightcase.media.conformance.MultivariantJudge;
import dev.flightcase.media.conformance.ObjectKind;
import dev.flightcase.media.conformance.PlaylistJudge;
import dev.flightcase.media.conformance.Rule;
import dev.flightcase.media.conformance.StreamFacts;
import dev.flightcase.media.conformance.Tolerance;
import dev.flightcase.media.conformance.TransportJudge;
import dev.flightcase.media.conformance.m3u8.PlaylistReader;
import dev.flightcase.media.conformance.m3u8.ViewedMultivariant;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The address that was given: a Multivariant Playlist, or a Media Playlist that stands for itself. */
final class Entry {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int REDIRECTS_MAX = 5;

    private final ProbeClient client;
    private final ProbeRun run;
    private final Tolerance tolerance;
    private final Findings findings;
    private @Nullable URI multivariant;

    Entry(ProbeClient client, ProbeRun run, Tolerance tolerance) {
        this.client = client;
        this.run = run;
        this.tolerance = tolerance;
        this.findings = run.findings();
    }

    /** What is there. */
    sealed interface Result {
        /** The Media Playlists to play; never empty. */
        record Open(List<URI> media) implements Result {}

        record Closed(String reason) implements Result {}
    }

    Result open(URI url) {
        URI at = url;
        ProbeClient.Fetched fetched = load(at);
        for (int i = 0; i < REDIRECTS_MAX && fetched.status() / 100 == 3; i++) {
            URI to = Addresses.resolve(at, fetched.exchange().answer().header("location"));
            if (to == null) {
                break;
            }
            at = to;
            fetched = load(at);
        }
        if (fetched.failed() || fetched.status() != 200) {
            return new Result.Closed(fetched.failed() ? fetched.failure() : "answered with " + fetched.status());
        }
        return switch (read(fetched.exchange())) {
            case PlaylistReader.Result.Media(var playlist)
            when playlist.header().targetDuration() == null
                    && playlist.segments().isEmpty() ->
                new Result.Closed("the playlist names neither variants nor segments");
            case PlaylistReader.Result.Media _ -> {
                run.note("the address is that of a Media Playlist: no Multivariant Playlist was judged");
                yield new Result.Open(List.of(at));
            }
            case PlaylistReader.Result.Malformed malformed -> {
                PlaylistJudge.malformed(at.toString(), malformed, findings);
                yield new Result.Closed("no playlist is there: line " + malformed.line() + ": " + malformed.reason());
            }
            case PlaylistReader.Result.Multivariant(var playlist) -> multivariant(at, playlist);
        };
    }

    private Result multivariant(URI at, ViewedMultivariant playlist) {
        multivariant = at;
        MultivariantJudge.judge(at.toString(), playlist, findings);
        Set<URI> uris = new LinkedHashSet<>();
        for (String reference : playlist.mediaUris()) {
            URI uri = Addresses.resolve(at, reference);
            if (uri != null) {
                uris.add(uri);
            }
        }
        return uris.isEmpty()
                ? new Result.Closed("the Multivariant Playlist names no Media Playlist")
                : new Result.Open(new ArrayList<>(uris));
    }

    private ProbeClient.Fetched load(URI uri) {
        return client.fetch(
                new Exchange.Call("GET", uri, ObjectKind.MULTIVARIANT, PlaylistSource.LIKE_A_BROWSER), TIMEOUT);
    }

    private static PlaylistReader.Result read(Exchange exchange) {
        return switch (PlaylistText.of(exchange.answer())) {
            case PlaylistText.Result.Text(var text) -> PlaylistReader.read(text);
            case PlaylistText.Result.Unreadable(var reason) -> new PlaylistReader.Result.Malformed(1, reason);
        };
    }

    /** At the end: how it was delivered, what it does with directives, and whether its claims were true. */
    void finish(List<RenditionWatch> watches) {
        URI uri = multivariant;
        StreamFacts facts = watches.stream()
                .flatMap(watch -> watch.view().stream())
                .map(view -> StreamFacts.of(view.playlist()))
                .findFirst()
                .orElse(null);
        if (uri == null || facts == null || client.spent()) {
            return;
        }
        ProbeClient.Fetched fetched = load(uri);
        if (fetched.failed() || fetched.status() != 200) {
            return;
        }
        TransportJudge.judge(fetched.exchange(), facts, findings);
        CachingJudge.judge(fetched.exchange(), facts, false, findings);
        URI asked = URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + "_HLS_msn=1000000&_HLS_part=1");
        ProbeClient.Fetched held = client.fetch(Exchange.Call.get(asked, ObjectKind.MULTIVARIANT), TIMEOUT);
        if (!held.failed()) {
            DirectiveJudge.judge(held.exchange(), null, null, tolerance, findings);
        }
        if (read(fetched.exchange()) instanceof PlaylistReader.Result.Multivariant(var playlist)) {
            claims(uri, playlist, watches);
        }
    }

    private void claims(URI base, ViewedMultivariant playlist, List<RenditionWatch> watches) {
        for (ViewedMultivariant.Variant variant : playlist.variants()) {
            for (RenditionWatch watch : watches) {
                boolean own = watch.uri().equals(Addresses.resolve(base, variant.uri()));
                boolean sound = variant.groups().audio() != null
                        && playlist.renditions().stream()
                                .anyMatch(rendition -> rendition
                                                .group()
                                                .equals(variant.groups().audio())
                                        && rendition.uri() != null
                                        && watch.uri().equals(Addresses.resolve(base, rendition.uri())));
                if (own || sound) {
                    MultivariantJudge.codecs(
                            base.toString(), variant, watch.taster().codecs(), findings);
                }
                if (own) {
                    MediaTaster.Peak peak = watch.taster().peak();
                    MultivariantJudge.peak(base.toString(), variant, peak.bytes(), peak.nanos(), findings);
                }
            }
        }
        findings.judged(Rule.T25);
    }
}
