package dev.flightcase.uplink.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.commerce.Allotments;
import dev.flightcase.contract.commerce.Command;
import dev.flightcase.contract.commerce.Signed;
import dev.flightcase.uplink.commerce.AllotmentNews;
import dev.flightcase.uplink.commerce.CatalogNews;
import dev.flightcase.uplink.commerce.HubCommand;
import dev.flightcase.uplink.commerce.HubKeys;
import dev.flightcase.uplink.commerce.NodeConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;

/** Reads what the hub signs: nothing of it is looked at before its signature is known to be right. Immutable. */
public final class SignedDecoder {
    /** Bound of {@code commerce.proto}. */
    static final int SLICES_MAX = 10_000;

    private static final int NAME_CHARS_MAX = 200;

    private final HubKeys keys;
    private final String node;

    public SignedDecoder(HubKeys keys, String node) {
        this.keys = keys;
        this.node = node;
    }

    /** @param properties the MQTT user properties that came with it */
    public Parsed<CatalogNews> catalog(byte[] payload, Map<String, String> properties) {
        return signed("CatalogNews", payload, properties)
                .then(bytes -> Malformed.orGood(() -> CatalogReading.read(bytes, node)));
    }

    public Parsed<AllotmentNews> allotments(byte[] payload, Map<String, String> properties) {
        return signed("Allotments", payload, properties)
                .then(bytes -> Malformed.orGood(() -> allotments(Allotments.parseFrom(bytes))));
    }

    public Parsed<HubCommand> command(byte[] payload, Map<String, String> properties) {
        return signed("Command", payload, properties)
                .then(bytes -> Malformed.orGood(() -> command(Command.parseFrom(bytes))));
    }

    private Parsed<ByteString> signed(String message, byte[] payload, Map<String, String> properties) {
        return Encoding.plain(payload, properties).then(plain -> Malformed.orGood(() -> verified(message, plain)));
    }

    private ByteString verified(String message, byte[] plain) throws Malformed, InvalidProtocolBufferException {
        var signed = Signed.parseFrom(plain);
        Malformed.unless(keys.knows(signed.getKeyId()), "is signed by a key that this node does not know");
        var head = ("flightcase " + message + " 1\n").getBytes(StandardCharsets.US_ASCII);
        Malformed.unless(
                keys.verifies(
                        signed.getKeyId(),
                        head,
                        signed.getPayload().toByteArray(),
                        signed.getSignature().toByteArray()),
                "is not signed by the hub");
        return signed.getPayload();
    }

    private AllotmentNews allotments(Allotments news) throws Malformed {
        Malformed.unless(news.getNode().equals(node), "is for another node");
        Malformed.unless(news.getEpoch() != 0, "has no epoch");
        Malformed.unless(news.getVersion() > 0, "has no version");
        Malformed.unless(isName(news.getEventKey()), "has no event key");
        Malformed.unless(news.getSlicesCount() <= SLICES_MAX, "has more than " + SLICES_MAX + " slices");
        var slices = new ArrayList<AllotmentNews.Slice>();
        var skus = new HashSet<String>();
        for (var slice : news.getSlicesList()) {
            Malformed.unless(
                    isName(slice.getSku()) && skus.add(slice.getSku()), "has slices with the same SKU or none");
            Malformed.unless(slice.getUnits() >= 0, "has a slice of more units than there can be");
            slices.add(new AllotmentNews.Slice(slice.getSku(), slice.getUnits()));
        }
        return new AllotmentNews(
                news.getEpoch(),
                news.getEventKey(),
                news.getVersion(),
                slices,
                Instant.ofEpochMilli(news.getIssuedAt()));
    }

    private HubCommand command(Command command) throws Malformed {
        Malformed.unless(command.getNode().equals(node), "is for another node");
        return new HubCommand(
                Malformed.uuid(command.getId(), "id of a command"),
                Instant.ofEpochMilli(command.getIssuedAt()),
                Instant.ofEpochMilli(command.getExpiresAt()),
                what(command));
    }

    private static HubCommand.What what(Command command) throws Malformed {
        return switch (command.getWhatCase()) {
            case RESEND_FROM -> {
                var from = command.getResendFrom();
                Malformed.unless(from.getSequence() > 0, "asks for what has no sequence");
                yield new HubCommand.What.ResendFrom(from.getEpoch(), from.getSequence());
            }
            case PUSH_NOW -> new HubCommand.What.PushNow();
            case CONFIGURATION -> {
                var wishes = command.getConfiguration();
                Malformed.unless(wishes.getName().length() <= NAME_CHARS_MAX, "has a long name");
                yield new HubCommand.What.Configure(
                        new NodeConfiguration(wishes.getName(), Uris.of(wishes.getBrokersList(), "brokers")));
            }
            case WHAT_NOT_SET -> new HubCommand.What.Unknown();
        };
    }

    static boolean isName(String text) {
        return !text.isBlank() && text.length() <= NAME_CHARS_MAX;
    }
}
