package dev.flightcase.hal.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WordsTest {

    private final byte[] bytes = HexFormat.of().parseHex("C350FFFE01");

    @Test
    void readsTheMostSignificantByteFirst() {
        assertThat(Words.u16be(bytes, 0)).isEqualTo(0xC350);
        assertThat(Words.s16be(bytes, 0)).isEqualTo(0xC350 - 0x10000);
        assertThat(Words.u24be(bytes, 1)).isEqualTo(0x50FFFE);
        assertThat(Words.s24be(bytes, 0)).isEqualTo(0xC350FF - 0x1000000);
        assertThat(Words.u40be(bytes, 0)).isEqualTo(0xC350FFFE01L);
        assertThat(Words.s40be(bytes, 0)).isEqualTo(0xC350FFFE01L - (1L << 40));
    }

    @Test
    void readsTheLeastSignificantByteFirst() {
        assertThat(Words.u16le(bytes, 0)).isEqualTo(0x50C3);
        assertThat(Words.u16le(bytes, 2)).isEqualTo(0xFEFF);
        assertThat(Words.s16le(bytes, 2)).isEqualTo(0xFEFF - 0x10000);
        assertThat(Words.u8(bytes, 3)).isEqualTo(0xFE);
    }
}
