package dev.flightcase.daemon;

import java.util.List;
import java.util.concurrent.Flow;

/** Keeps every line of an answer that has no end. */
record LineList(List<String> lines) implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(line);
    }

    @Override
    public void onError(Throwable cause) {
        // The node was closed under it.
    }

    @Override
    public void onComplete() {
        // What matters is what came.
    }
}
