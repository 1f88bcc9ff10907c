package dev.flightcase.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalQrTest {
    private static final int COLOURS = "\u001b[30;107m\u001b[0m".length();

    @Test
    void isAsWideAsItIsHighWithAFinderInThreeCorners() {
        var lines = TerminalQr.lines("http://10.0.0.7:8080/pos#code=4719-2063");

        // Version 3: 29 modules (ISO/IEC 18004 table 1), and two of quiet zone on each side.
        assertThat(lines).hasSize(17).allMatch(line -> line.length() - COLOURS == 33);
        var top = plain(lines.get(1));
        assertThat(top).startsWith("  █▀▀▀▀▀█ ").endsWith(" █▀▀▀▀▀█  ");
        assertThat(plain(lines.get(15))).startsWith("  ▀▀▀▀▀▀▀ ");
    }

    @Test
    void theAddressComesOutOfTheAnswer() {
        assertThat(EnrolVerb.url(new CommandResult(0, List.of(), "{\"code\":\"1\",\"url\":\"http://a/pos#code=1\"}")))
                .contains("http://a/pos#code=1");
        assertThat(EnrolVerb.url(new CommandResult(69, List.of("no daemon")))).isEmpty();
    }

    private static String plain(String line) {
        return line.substring("\u001b[30;107m".length(), line.length() - "\u001b[0m".length());
    }
}
