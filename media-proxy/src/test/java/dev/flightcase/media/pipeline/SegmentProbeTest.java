package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.media.pipeline.SegmentProbe.Decoded;
import dev.flightcase.media.pipeline.SegmentProbe.NotDecoded;
import org.junit.jupiter.api.Test;

/** What ffprobe 5.1 to 7.1 prints. */
class SegmentProbeTest {
    @Test
    void countsPicturesOrSoundWhereThereAreNone() {
        assertThat(SegmentProbe.read("""
                stream|codec_name=h264|codec_type=video|nb_read_frames=60
                stream|codec_name=aac|codec_type=audio|nb_read_frames=88
                """)).isEqualTo(new Decoded(60, ""));
        assertThat(SegmentProbe.read("stream|codec_name=aac|codec_type=audio|nb_read_frames=88\n"))
                .isEqualTo(new Decoded(88, ""));
    }

    @Test
    void repeatsTheFirstComplaintInAFormForPeople() {
        assertThat(SegmentProbe.read("""
                [h264 @ 0x55898e7c9ac0] error while decoding MB 4 0
                [h264 @ 0x55898e7c9ac0] Error splitting the input into NAL units.
                stream|codec_name=h264|codec_type=video|nb_read_frames=59
                """)).isEqualTo(new Decoded(59, "h264: error while decoding MB 4 0"));
    }

    @Test
    void knowsWhatCanNotBePlayed() {
        assertThat(SegmentProbe.read("stream|codec_name=h264|codec_type=video|nb_read_frames=N/A\n"))
                .isEqualTo(new NotDecoded("no picture comes out of it"));
        assertThat(SegmentProbe.read("""
                stream|codec_name=h264|codec_type=video|nb_read_frames=60
                stream|codec_name=unknown|codec_type=audio|nb_read_frames=N/A
                """)).isEqualTo(new NotDecoded("no sound comes out of it"));
        assertThat(SegmentProbe.read("pipe:0: Invalid data found when processing input\n"))
                .isEqualTo(new NotDecoded("pipe:0: Invalid data found when processing input"));
        assertThat(SegmentProbe.read("")).isEqualTo(new NotDecoded("there is neither picture nor sound in it"));
    }
}
