package dev.flightcase.uplink.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import dev.flightcase.contract.commerce.Allotments;
import dev.flightcase.contract.commerce.CatalogNews;
import dev.flightcase.contract.commerce.Command;
import dev.flightcase.contract.commerce.NodeConfiguration;
import dev.flightcase.contract.commerce.PriceChange;
import dev.flightcase.contract.commerce.PushNow;
import dev.flightcase.contract.commerce.ResendFrom;
import dev.flightcase.uplink.commerce.HubCommand;
import dev.flightcase.uplink.commerce.HubKeys;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedDecoderTest {
    private static final String NODE = "fc-abcdefghij";
    private static final ByteString ID = ByteString.copyFrom(new byte[16]);

    private final HubSide hub = new HubSide();
    private final SignedDecoder decoder = new SignedDecoder(new HubKeys(List.of(hub.publicKey())), NODE);

    @Test
    void readsACatalog() {
        var news = good(decoder.catalog(
                hub.signed(
                        "CatalogNews",
                        catalog()
                                .addPrices(PriceChange.newBuilder()
                                        .setSku("shirt")
                                        .setAmount(2500)
                                        .setCurrency("EUR"))
                                .addWarm("shirt")
                                .build()),
                Map.of()));

        assertThat(news.revision()).isEqualTo(4);
        assertThat(news.manifest().length()).isEqualTo(32);
        assertThat(news.sources()).containsExactly(URI.create("https://hub.example/assets/"));
        assertThat(news.prices().getFirst().minor()).isEqualTo(2500);
        assertThat(news.warm()).containsExactly("shirt");
    }

    @Test
    void readsAllotments() {
        var news = good(decoder.allotments(hub.signed("Allotments", allotments().build()), Map.of()));

        assertThat(news.epoch()).isEqualTo(-5);
        assertThat(news.slices().getFirst().units()).isEqualTo(40);
    }

    @Test
    void readsEveryCommand() {
        assertThat(command(Command.newBuilder().setPushNow(PushNow.getDefaultInstance())))
                .isEqualTo(new HubCommand.What.PushNow());
        assertThat(command(Command.newBuilder()
                        .setResendFrom(ResendFrom.newBuilder().setEpoch(3).setSequence(9))))
                .isEqualTo(new HubCommand.What.ResendFrom(3, 9));
        assertThat(command(Command.newBuilder()
                        .setConfiguration(NodeConfiguration.newBuilder()
                                .setName("Stage left")
                                .addBrokers("mqtts://hub.example:8883"))))
                .isEqualTo(new HubCommand.What.Configure(new dev.flightcase.uplink.commerce.NodeConfiguration(
                        "Stage left", List.of(URI.create("mqtts://hub.example:8883")))));
        assertThat(command(Command.newBuilder())).isEqualTo(new HubCommand.What.Unknown());
    }

    @Test
    void aSignatureIsGoodForOneKindOfMessageOnly() {
        var wrong = hub.signed("CatalogNews", allotments().build());

        assertThat(why(decoder.allotments(wrong, Map.of()))).isEqualTo("is not signed by the hub");
    }

    @Test
    void anotherHubIsNotOurs() {
        var foreign = new HubSide().signed("Allotments", allotments().build());

        assertThat(why(decoder.allotments(foreign, Map.of()))).contains("key that this node does not know");
        assertThat(why(new SignedDecoder(new HubKeys(List.of()), NODE)
                        .allotments(hub.signed("Allotments", allotments().build()), Map.of())))
                .contains("key that this node does not know");
    }

    @Test
    void oneChangedBitIsNotSigned() {
        var spoilt = hub.signed("Allotments", allotments().build());
        spoilt[20] ^= 1;

        assertThat(why(decoder.allotments(spoilt, Map.of()))).isNotBlank();
        assertThat(why(decoder.command(new byte[] {9, 9}, Map.of()))).isNotBlank();
    }

    @Test
    void whatBreaksARuleIsRefusedWithIt() {
        assertThat(whyAllotments(allotments().setNode("fc-other"))).contains("another node");
        assertThat(whyAllotments(allotments().setVersion(0))).contains("version");
        assertThat(whyAllotments(allotments().addSlices(slice("shirt")))).contains("same SKU");
        assertThat(whyAllotments(allotments().addSlices(slice("mug").setUnits(-1))))
                .contains("more units");
        assertThat(whyCatalog(catalog().clearSources())).contains("no sources");
        assertThat(whyCatalog(catalog().addSources("ftp://hub/"))).contains("http");
        assertThat(whyCatalog(catalog().addSources("https://hub"))).contains("end with /");
        assertThat(whyCatalog(catalog().addSources("nonsense with spaces"))).contains("no URLs");
        assertThat(whyCatalog(catalog().setManifest(ID))).contains("32 bytes");
        assertThat(whyCatalog(catalog().addPrices(PriceChange.newBuilder().setSku("x"))))
                .contains("price");
        assertThat(why(decoder.command(
                        hub.signed(
                                "Command",
                                Command.newBuilder()
                                        .setNode(NODE)
                                        .setId(ID)
                                        .setResendFrom(ResendFrom.newBuilder().setEpoch(1))
                                        .build()),
                        Map.of())))
                .contains("no sequence");
    }

    private HubCommand.What command(Command.Builder command) {
        var message = command.setNode(NODE).setId(ID).setExpiresAt(10).build();
        return good(decoder.command(hub.signed("Command", message), Map.of())).what();
    }

    private String whyAllotments(Allotments.Builder message) {
        return why(decoder.allotments(hub.signed("Allotments", message.build()), Map.of()));
    }

    private String whyCatalog(CatalogNews.Builder message) {
        MessageLite built = message.build();
        return why(decoder.catalog(hub.signed("CatalogNews", built), Map.of()));
    }

    private static CatalogNews.Builder catalog() {
        return CatalogNews.newBuilder()
                .setNode(NODE)
                .setRevision(4)
                .setManifest(ByteString.copyFrom(new byte[32]))
                .setManifestBytes(100)
                .addSources("https://hub.example/assets/");
    }

    private static Allotments.Builder allotments() {
        return Allotments.newBuilder()
                .setNode(NODE)
                .setEpoch(-5)
                .setEventKey("summer-tour")
                .setVersion(2)
                .addSlices(slice("shirt"));
    }

    private static Allotments.Slice.Builder slice(String sku) {
        return Allotments.Slice.newBuilder().setSku(sku).setUnits(40);
    }

    private static <T> T good(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Good<T>(T value) -> value;
            case Parsed.Bad<T>(String why) -> throw new AssertionError(why);
        };
    }

    private static <T> String why(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Good<T> good -> throw new AssertionError("was taken: " + good);
            case Parsed.Bad<T>(String why) -> why;
        };
    }
}
