package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.DeliveryJudge;
import dev.flightcase.media.conformance.Exchange;
import dev.flightcase.media.conformance.Findings;
import dev.flightcase.media.conformance.ObjectKind;
import dev.flightcase.media.conformance.StreamFacts;
import dev.flightcase.media.conformance.TransportJudge;
import dev.flightcase.media.conformance.m3u8.Edge;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks for what a hint names before it is there, one request at a time, on a virtual thread of its own. Owned by one watch. */
final class HintRequests {
    /** Every third chance: a hint and a part for each state would double the traffic. */
    private static final int EVERY = 3;
    /** A part is in the playlist within so many states of its request, or the plan changed. */
    private static final int STATES_MAX = 8;

    private final URI base;
    private final ProbeClient client;
    private final Findings findings;
    private @Nullable CompletableFuture<ProbeClient.Fetched> pending;
    private String hinted = "";
    private boolean kept;
    private int chances;
    private int states;

    HintRequests(URI base, ProbeClient client, Findings findings) {
        this.base = base;
        this.client = client;
        this.findings = findings;
    }

    void maybeAsk(ViewedMedia before) {
        Edge.Hint hint = before.partHint();
        if (pending != null || hint == null || chances++ % EVERY != 0) {
            return;
        }
        URI uri = Addresses.resolve(base, hint.uri());
        if (uri == null) {
            return;
        }
        Long start = hint.start();
        Map<String, String> range = start == null
                ? Map.of()
                : Map.of(
                        "range",
                        "bytes=" + start + "-"
                                + (hint.length() == null ? "9007199254740991" : start + hint.length() - 1));
        CompletableFuture<ProbeClient.Fetched> answer = new CompletableFuture<>();
        Exchange.Call call = new Exchange.Call("GET", uri, ObjectKind.PART, range);
        Thread.ofVirtual().name("check-hint").start(() -> answer.complete(client.fetch(call, Duration.ofSeconds(20))));
        pending = answer;
        hinted = hint.uri();
        kept = false;
        states = 0;
    }

    /** After each new state: has the hint come true, and what was the answer? */
    void judge(ViewedMedia now) {
        CompletableFuture<ProbeClient.Fetched> answer = pending;
        if (answer == null) {
            return;
        }
        states++;
        kept |= now.parents().stream()
                .flatMap(parent -> parent.parts().stream())
                .anyMatch(part -> part.uri().equals(hinted) && !part.gap());
        if (!answer.isDone() || (!kept && states < STATES_MAX)) {
            return;
        }
        pending = null;
        ProbeClient.Fetched fetched = answer.join();
        if (fetched.failed() && client.spent()) {
            return;
        }
        StreamFacts facts = StreamFacts.of(now);
        TransportJudge.judge(fetched.exchange(), facts, findings);
        DeliveryJudge.hinted(fetched.exchange(), facts, kept, findings);
    }
}
