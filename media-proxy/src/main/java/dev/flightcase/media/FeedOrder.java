package dev.flightcase.media;

import dev.flightcase.media.isobmff.Fragment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The bodies of one rendition that are under way, in the order in which their media began. An encoder that sends one object for each segment
 * may begin the next while the last is still on its way: what is behind waits, but not for one that has fallen silent. Not thread-safe.
 */
final class FeedOrder {
    private final Deque<CmafFeed> feeds = new ArrayDeque<>();
    private final Duration patience;

    /**
     * @param patience how long a silent body is waited for
     */
    FeedOrder(Duration patience) {
        this.patience = patience;
    }

    /** A source sends its initialization section: bodies of before are not waited for any more. */
    void begin(CmafFeed feed) {
        feeds.stream().filter(other -> other != feed).forEach(CmafFeed::takeOver);
        feeds.clear();
        feeds.addLast(feed);
    }

    /**
     * Lets out what may go, in order.
     *
     * @param fragment its reference passes on, whatever happens
     * @return false: so much waits already that it was dropped
     */
    boolean add(CmafFeed feed, Fragment fragment, long nowNanos, Consumer<Fragment> out) {
        feed.active(nowNanos);
        if (!feeds.contains(feed)) {
            feeds.addLast(feed);
        }
        skipSilent(feed, nowNanos, out);
        if (feeds.getFirst() == feed) {
            out.accept(fragment);
            return true;
        }
        if (feed.hold(fragment)) {
            return true;
        }
        fragment.data().release();
        return false;
    }

    private void skipSilent(CmafFeed feed, long nowNanos, Consumer<Fragment> out) {
        while (feeds.getFirst() != feed && nowNanos - feeds.getFirst().activeNanos() > patience.toNanos()) {
            feeds.removeFirst().takeOver();
            letOut(feeds.getFirst(), out);
        }
    }

    /** A body has ended. Then it is the turn of the next. */
    void end(CmafFeed feed, Consumer<Fragment> out) {
        feed.markEnded();
        while (!feeds.isEmpty() && feeds.getFirst().isEnded()) {
            letOut(feeds.removeFirst(), out);
        }
        if (!feeds.isEmpty()) {
            letOut(feeds.getFirst(), out);
        }
    }

    private static void letOut(CmafFeed feed, Consumer<Fragment> out) {
        while (!feed.held().isEmpty()) {
            out.accept(feed.held().removeFirst());
        }
    }
}
