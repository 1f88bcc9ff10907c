package dev.flightcase.uplink.shop;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Command;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.commerce.CommerceStatus;
import dev.flightcase.uplink.commerce.HubKeys;
import dev.flightcase.uplink.commerce.InMemoryOutbox;
import dev.flightcase.uplink.wire.HubSide;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A courier with everything around it made up, walked through step by step with a clock that stands still. */
final class Stage implements AutoCloseable {
    static final String NODE = "fc-abcdefghij";
    static final Instant START = Instant.parse("2026-06-01T10:10:00Z");

    final InMemoryOutbox outbox;
    final FakeNews news = new FakeNews();
    final FakeChannels channels = new FakeChannels();
    final ShopMailbox mailbox = new ShopMailbox();
    final HubSide hub = new HubSide();
    final Tally tally = new Tally();

    private final Courier courier;
    private long nanos;
    private long packets;

    Stage(CommerceConfig config, long entries) {
        this(config, new InMemoryOutbox());
        outbox.grow(entries);
    }

    Stage(CommerceConfig config, InMemoryOutbox outbox) {
        this.outbox = outbox;
        courier = new Courier(config, peers(), mailbox, tally, ambient());
    }

    static Stage with(long entries) {
        return new Stage(config(CommerceConfig.Sending.DEFAULT, CommerceConfig.Metering.DEFAULT), entries);
    }

    static CommerceConfig config(CommerceConfig.Sending sending, CommerceConfig.Metering metering) {
        var plain = CommerceConfig.toBrokers(List.of(URI.create("mqtt://first"), URI.create("mqtt://second")));
        return new CommerceConfig(plain.brokers(), plain.group(), sending, metering, plain.timing(), plain.backoff());
    }

    Peers peers() {
        return new Peers(NODE, outbox, news, new HubKeys(List.of(hub.publicKey())), channels);
    }

    Ambient ambient() {
        RandomGenerator noJitter = () -> 0L;
        return new Ambient(this::now, () -> nanos, noJitter);
    }

    Instant now() {
        return START.plusNanos(nanos);
    }

    long step() {
        return courier.step();
    }

    Courier courier() {
        return courier;
    }

    /** Lets time pass and then one step. */
    long after(Duration time) {
        nanos += time.toNanos();
        return step();
    }

    /** Connected, subscribed, and everything sent that may be. */
    FakeChannels.FakeChannel online() {
        return online(100);
    }

    FakeChannels.FakeChannel online(int inFlightMax) {
        step();
        channels.channel().listener().up(inFlightMax);
        step();
        return channels.channel();
    }

    void receipt(long mark) {
        receipt(mark, _ -> {});
    }

    /** A receipt arrives and is taken. */
    void receipt(long mark, Consumer<Receipt.Builder> more) {
        var receipt = Receipt.newBuilder()
                .setNode(NODE)
                .setEpoch(outbox.epoch())
                .setMark(mark)
                .setIssuedAt(now().toEpochMilli());
        more.accept(receipt);
        arrive("receipts", receipt.build().toByteArray());
    }

    void command(int id, Consumer<Command.Builder> more) {
        var command = Command.newBuilder()
                .setNode(NODE)
                .setId(id(id))
                .setIssuedAt(now().toEpochMilli())
                .setExpiresAt(now().plusSeconds(60).toEpochMilli());
        more.accept(command);
        arrive("commands", hub.signed("Command", command.build()));
    }

    void arrive(String topic, byte[] payload) {
        channels.channel().arrive(topic, payload, (int) ++packets);
        step();
    }

    static ByteString id(long number) {
        return ByteString.copyFrom(
                ByteBuffer.allocate(16).putLong(1).putLong(number).flip());
    }

    CommerceStatus status() {
        return tally.status(now(), nanos);
    }

    @Override
    public void close() {
        courier.close();
    }
}
