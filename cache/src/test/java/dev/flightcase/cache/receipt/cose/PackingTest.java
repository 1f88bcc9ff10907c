package dev.flightcase.cache.receipt.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flightcase.cache.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class PackingTest {
    private static final int BYTES_MAX = 1000;

    @Test
    void deflatesWhatGetsShorterAndOnlyThat() throws Exception {
        var repetitive = Bytes.owning("shirt, black, M; ".repeat(20).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var noise = new byte[300];
        new Random(1950).nextBytes(noise);

        assertThat(Packing.pack(repetitive).length()).isLessThan(60);
        assertThat(Packing.unpack(Packing.pack(repetitive), BYTES_MAX)).isEqualTo(repetitive);
        assertThat(Packing.pack(Bytes.owning(noise))).isEqualTo(Bytes.owning(noise));
        assertThat(Packing.pack(Bytes.owning(new byte[0])).length()).isZero();
    }

    @Test
    void leavesWhatIsNoZlibStreamAsItIs() throws Exception {
        assertThat(Packing.unpack(Bytes.owning(new byte[] {(byte) 0xd2}), BYTES_MAX))
                .isEqualTo(Bytes.owning(new byte[] {(byte) 0xd2}));
        assertThat(Packing.unpack(Bytes.owning(new byte[0]), BYTES_MAX).length())
                .isZero();
    }

    @Test
    void refusesABombAtItsBound() throws Exception {
        var exact = zlib(new byte[BYTES_MAX]);
        var bomb = zlib(new byte[64 << 20]);

        assertThat(Packing.unpack(Bytes.owning(exact), BYTES_MAX).length()).isEqualTo(BYTES_MAX);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Packing.unpack(Bytes.owning(bomb), BYTES_MAX))
                .withMessageContaining("more than 1000 bytes");
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Packing.unpack(Bytes.owning(zlib(new byte[BYTES_MAX + 1])), BYTES_MAX));
    }

    @Test
    void refusesWhatIsCutOffOrFollowedBySomething() {
        var whole = zlib(new byte[100]);

        for (int length = 1; length < whole.length; length++) {
            var part = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(MalformedException.class)
                    .isThrownBy(() -> Packing.unpack(Bytes.owning(part), BYTES_MAX));
        }
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Packing.unpack(Bytes.owning(Arrays.copyOf(whole, whole.length + 1)), BYTES_MAX));
    }

    @Test
    void refusesAStreamThatNeedsADictionary() {
        var deflater = new Deflater();
        deflater.setDictionary("shirt".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        deflater.setInput("shirt shirt".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        deflater.finish();
        var out = new byte[100];
        int length = deflater.deflate(out);
        deflater.end();

        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Packing.unpack(Bytes.owning(Arrays.copyOf(out, length)), BYTES_MAX));
    }

    private static byte[] zlib(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var zlib = new DeflaterOutputStream(out)) {
            zlib.write(content);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
