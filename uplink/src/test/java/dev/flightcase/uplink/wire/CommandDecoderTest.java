package dev.flightcase.uplink.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandDecoderTest {
    @Test
    void readsRebirth() {
        assertThat(CommandDecoder.decode(Decoded.rebirthCommand())).isEqualTo(new NodeCommand.Rebirth());
    }

    @Test
    void refusesRebirthThatSaysFalse() {
        assertThat(CommandDecoder.decode(Decoded.command("Node Control/Rebirth", false)))
                .isInstanceOf(NodeCommand.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Node Control/Reboot", "Node Control/rebirth", "", "rebirth"})
    void refusesWhatIsNoCommandOfThisNode(String name) {
        assertThat(CommandDecoder.decode(Decoded.command(name, true))).isInstanceOf(NodeCommand.Refused.class);
    }

    @Test
    void refusesAnEmptyPayload() {
        assertThat(CommandDecoder.decode(new byte[0])).isInstanceOf(NodeCommand.Refused.class);
    }

    @Test
    void refusesWhatIsTooLargeWithoutReadingIt() {
        assertThat(CommandDecoder.decode(new byte[CommandDecoder.COMMAND_BYTES_MAX + 1]))
                .isEqualTo(new NodeCommand.Refused("too large"));
    }

    @Test
    void anyBytesAreAnAnswerNeverAnException() {
        var random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            var noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);

            assertThat(CommandDecoder.decode(noise)).as("round %d", i).isInstanceOf(NodeCommand.class);
        }
    }
}
