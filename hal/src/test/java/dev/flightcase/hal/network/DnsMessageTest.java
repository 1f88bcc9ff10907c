package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsMessageTest {
    private static final Duration TOOK = Duration.ofMillis(12);
    private static final DnsMessage HUB = new DnsMessage(0x1234, "hub.example", DnsMessage.A);
    private static final String QUESTION = "03687562076578616d706c650000010001";
    private static final String ALIAS = "c00c 0005 0001 0000003c 0007 04 65646765 c010";
    private static final String ADDRESS = "c00c 0001 0001 0000003c 0004 c0000207";

    @Test
    void asksWithRecursion() {
        assertThat(HUB.question()).isEqualTo(hex("1234 0100 0001 0000 0000 0000" + QUESTION));
    }

    @Test
    void findsAddressesBehindAnAlias() {
        var reply = HUB.read(hex("1234 8180 0001 0002 0000 0000" + QUESTION + ALIAS + ADDRESS), TOOK);

        assertThat(reply).contains(new DnsReply.Found(List.of(InetAddress.ofLiteral("192.0.2.7")), TOOK));
    }

    @Test
    void tellsFailuresApart() {
        assertThat(HUB.read(hex("1234 8183 0001 0000 0000 0000" + QUESTION), TOOK))
                .contains(new DnsReply.NoSuchName(TOOK));
        assertThat(HUB.read(hex("1234 8182 0001 0000 0000 0000" + QUESTION), TOOK))
                .contains(new DnsReply.Refused(2, TOOK));
        assertThat(HUB.read(hex("1234 8180 0001 0000 0000 0000" + QUESTION), TOOK))
                .contains(new DnsReply.NoAddress(TOOK));
        assertThat(HUB.read(hex("1234 8180 0001 0001 0000 0000" + QUESTION + ALIAS), TOOK))
                .contains(new DnsReply.NoAddress(TOOK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1234",
                "1235 8180 0001 0000 0000 0000" + QUESTION,
                "1234 0180 0001 0000 0000 0000" + QUESTION,
                "1234 8180 0000 0000 0000 0000" + QUESTION,
                "1234 8180 0001 0001 0000 0000" + "03687563076578616d706c650000010001" + ADDRESS,
                "1234 8180 0001 0001 0000 0000" + QUESTION + "c00c 0001 0001 0000003c 0040 c0000207",
                "1234 8180 0001 0001 0000 0000" + QUESTION + "3f 0001",
            })
    void whatIsNoReplyToThisQuestionIsLeftOut(String bytes) {
        assertThat(HUB.read(hex(bytes), TOOK)).isEmpty();
    }

    @Test
    void noBytesMakeItThrow() {
        var random = new Random(20261122);
        var whole = hex("1234 8180 0001 0002 0000 0000" + QUESTION + ALIAS + ADDRESS);
        for (int i = 0; i < 20_000; i++) {
            var bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 8));
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertThat(HUB.read(bytes, TOOK)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", "."})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> new DnsMessage(1, name, DnsMessage.A).question())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        for (var name : List.of("a".repeat(64), "abcdefg.".repeat(40))) {
            assertThatThrownBy(() -> new DnsMessage(1, name, DnsMessage.A).question())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
