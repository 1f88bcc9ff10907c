package dev.flightcase.uplink.sparkplug;

import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.Outage;
import dev.flightcase.uplink.UplinkCounts;

/** How the heartbeat is doing: written by its thread, read by any. */
final class Standing implements Outage.Standing {
    private volatile LinkState state = new LinkState.Off();
    private volatile UplinkCounts counts = UplinkCounts.NONE;

    private long messages;
    private long bytes;
    private long connects;
    private long failures;
    private long births;
    private long commands;
    private long refused;

    LinkState state() {
        return state;
    }

    UplinkCounts counts() {
        return counts;
    }

    @Override
    public void state(LinkState next) {
        state = next;
    }

    void sent(int payloadBytes) {
        messages++;
        bytes += payloadBytes;
        publish();
    }

    @Override
    public void connected() {
        connects++;
        publish();
    }

    @Override
    public void failed() {
        failures++;
        publish();
    }

    void born() {
        births++;
        publish();
    }

    void obeyed() {
        commands++;
        publish();
    }

    void refused(long count) {
        refused += count;
        publish();
    }

    private void publish() {
        counts = new UplinkCounts(messages, bytes, connects, failures, births, commands, refused);
    }
}
