package dev.flightcase.media.conformance.mp4;

import static dev.flightcase.media.isobmff.Boxes.box;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentsTest {
    @Test
    void readsSamplesWithTheirDefaults() {
        byte[] header = ByteBuffer.allocate(16)
                .putInt(0x000018)
                .putInt(7)
                .putInt(512)
                .putInt(33)
                .array();
        byte[] time = ByteBuffer.allocate(8).putInt(0).putInt(1_000).array();
        byte[] run = ByteBuffer.allocate(12)
                .putInt(0x000004)
                .putInt(2)
                .putInt(0x10000)
                .array();
        byte[] moof = box("moof", box("traf", box("tfhd", header), box("tfdt", time), box("trun", run)));

        Fragments.Result result = Fragments.read(join(moof, box("mdat", new byte[66])), List.of());

        assertThat(result)
                .isInstanceOfSatisfying(
                        Fragments.Result.Whole.class,
                        whole -> assertThat(whole.samples().get(7L))
                                .containsExactly(new Sample(1_000, 512, 33, false), new Sample(1_512, 512, 33, true)));
    }

    @Test
    void saysWhatIsBroken() {
        byte[] track = box("traf", box("tfhd", new byte[8]), box("tfdt", new byte[8]));
        byte[] moof = box("moof", track);
        byte[] mdat = box("mdat", new byte[1]);
        byte[] lying = box(
                "moof",
                box(
                        "traf",
                        box("tfhd", new byte[8]),
                        box("tfdt", new byte[8]),
                        box(
                                "trun",
                                ByteBuffer.allocate(8)
                                        .putInt(0xf00)
                                        .putInt(90_000)
                                        .array())));

        assertThat(reason(join(moof))).contains("no mdat");
        assertThat(reason(join(mdat, moof, mdat))).contains("before the first");
        assertThat(reason(join(moof, moof, mdat))).contains("without its mdat");
        assertThat(reason(join(mdat))).contains("before the first");
        assertThat(reason(join(moof, mdat).limit(moof.length + 3))).contains("cut off");
        assertThat(reason(join(lying, mdat))).contains("shorter");
        assertThat(reason(join(box("moof", new byte[0]), mdat))).contains("without traf");
        assertThat(reason(ByteBuffer.wrap(new byte[] {0, 0, 0, 0, 1, 2, 3, 4}))).contains("cut off");
    }

    private static String reason(ByteBuffer bytes) {
        return Fragments.read(bytes, List.of()) instanceof Fragments.Result.Broken(var reason) ? reason : "whole";
    }

    private static ByteBuffer join(byte[]... pieces) {
        int length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] piece : pieces) {
            all.put(piece);
        }
        return all.flip();
    }
}
