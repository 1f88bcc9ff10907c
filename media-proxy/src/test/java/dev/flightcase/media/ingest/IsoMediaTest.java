package dev.flightcase.media.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytes;
import dev.flightcase.http.SharedBytesPool;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsoMediaTest {
    private final SharedBytesPool pool = new SharedBytesPool(1 << 20, 512);

    private SharedBytes shared(byte[] bytes) {
        SharedBytesPool.Writer writer = pool.newWriter();
        assertThat(writer.write(ByteBuffer.wrap(bytes))).isTrue();
        return writer.finish();
    }

    @Test
    void namesTheCodecsAndTheSizeOfThePicture() {
        assertThat(InitSection.formats(Bytes.of(Boxes.init())))
                .containsExactly(new TrackFormat(1, "avc1.64001f", 1280, 720), new TrackFormat(2, "mp4a.40.2", 0, 0));
    }

    @Test
    void knowsHevcAndOpusAndLeavesOthersOut() {
        byte[] init = Boxes.box(
                "moov",
                Boxes.track(
                        7,
                        Boxes.visual(
                                "hvc1",
                                1920,
                                1080,
                                Boxes.box("hvcC", Boxes.hex("01 01 60000000 900000000000 5d f000")))),
                Boxes.track(8, Boxes.audio("Opus", new byte[0])),
                Boxes.track(9, Boxes.visual("vp09", 640, 360, Boxes.box("vpcC", new byte[12]))));

        assertThat(InitSection.formats(Bytes.of(init)))
                .containsExactly(new TrackFormat(7, "hvc1.1.6.L93.90", 1920, 1080), new TrackFormat(8, "opus", 0, 0));
    }

    @Test
    void countsTheFramesOfOneTrack() {
        SharedBytes segment = shared(Boxes.segment(60, 5000));

        assertThat(Fragments.samples(segment, 1)).isEqualTo(60);
        assertThat(Fragments.samples(segment, 2)).isEqualTo(94);
        assertThat(Fragments.samples(segment, 3)).isZero();
    }

    @Test
    void survivesDamage() {
        Random random = new Random(7);
        for (int round = 0; round < 5000; round++) {
            byte[] init = Boxes.init();
            byte[] segment = Boxes.segment(60, 100);
            for (int i = 0; i < 4; i++) {
                init[random.nextInt(init.length)] = (byte) random.nextInt();
                segment[random.nextInt(segment.length)] = (byte) random.nextInt();
            }
            byte[] cut = java.util.Arrays.copyOf(init, random.nextInt(init.length));
            SharedBytes damaged = shared(segment);

            assertThat(InitSection.formats(Bytes.of(init))).hasSizeLessThanOrEqualTo(2);
            assertThat(InitSection.formats(Bytes.of(cut))).hasSizeLessThanOrEqualTo(2);
            assertThat(Fragments.samples(damaged, 1)).isNotNegative();
            damaged.release();
        }
        assertThat(pool.bytesUsed()).isZero();
    }

    @Test
    void survivesBoxesWithinBoxesAndHugeSizes() {
        byte[] nested = new byte[0];
        for (int i = 0; i < 2000; i++) {
            nested = Boxes.box("moov", nested);
        }
        byte[] huge = Boxes.hex("00000001 6d6f6f66 7fffffffffffffff");

        assertThat(InitSection.formats(Bytes.of(nested))).isEmpty();
        assertThat(InitSection.formats(Bytes.of(huge))).isEmpty();
        assertThat(Fragments.samples(shared(huge), 1)).isZero();
    }
}
