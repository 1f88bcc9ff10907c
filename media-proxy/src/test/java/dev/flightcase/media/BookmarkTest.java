package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Bytes;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class BookmarkTest {
    private static final Bookmark FULL =
            new Bookmark(512, new Bookmark.Format("a/ï.mp4", Bytes.utf8("moov"), 1_700_000_000L));

    @Test
    void isReadAsItWasWritten() {
        assertThat(Bookmark.decode(FULL.encode())).contains(FULL);
        assertThat(Bookmark.decode(new Bookmark(7, null).encode())).contains(new Bookmark(7, null));
    }

    @Test
    void isRefusedWithAnyBitChangedOrAnyByteMissing() {
        byte[] whole = FULL.encode().toByteArray();
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(Bookmark.decode(Bytes.of(damaged))).isEmpty();
        }
        for (int length = 0; length < whole.length; length++) {
            assertThat(Bookmark.decode(Bytes.of(ByteBuffer.wrap(whole, 0, length))))
                    .isEmpty();
        }
    }

    @Test
    void isRefusedWhenALengthLiesUnderARightChecksum() {
        byte[] whole = FULL.encode().toByteArray();
        ByteBuffer lying = ByteBuffer.wrap(whole).putInt(20, 1 << 30);
        CRC32C checksum = new CRC32C();
        checksum.update(whole, 0, whole.length - 4);
        lying.putInt(whole.length - 4, (int) checksum.getValue());

        assertThat(Bookmark.decode(Bytes.of(whole))).isEmpty();
    }

    @Test
    void keepsNoFormatThatIsTooLong() {
        Bytes most = Bytes.of(new byte[StreamMemory.BYTES_MAX - 32 - 8]);
        Bytes tooMuch = Bytes.of(new byte[StreamMemory.BYTES_MAX - 32 - 7]);

        assertThat(new Bookmark.Format("init.mp4", most, 0).isKeepable()).isTrue();
        assertThat(new Bookmark(1, new Bookmark.Format("init.mp4", most, 0))
                        .encode()
                        .length())
                .isEqualTo(StreamMemory.BYTES_MAX);
        assertThat(new Bookmark.Format("init.mp4", tooMuch, 0).isKeepable()).isFalse();
    }
}
