package dev.flightcase.media.isobmff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.isobmff.MalformedMediaException.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private final SharedBytesPool pool = new SharedBytesPool(1 << 20, 512);
    private final Heard heard = new Heard();
    private final BodyReader reader = new BodyReader(heard, new PoolMemory(pool));

    /** Writes down what it is told. */
    private static final class Heard implements BodyReader.Listener {
        private final List<String> things = new ArrayList<>();
        private final Map<Integer, Track> tracks = new LinkedHashMap<>();

        @Override
        public void movie(Bytes section) throws MalformedMediaException {
            MovieReader.tracks(section).forEach(track -> tracks.put(track.id(), track));
            things.add("movie " + section.length());
        }

        @Override
        public void fragment(Bytes box, long position, long dataPosition, SharedBytesPool.Writer data)
                throws MalformedMediaException {
            Fragment fragment = FragmentReader.read(box, tracks, position, dataPosition, data);
            for (TrackRun run : fragment.runs()) {
                Sample last = run.samples().getLast();
                things.add("track " + run.trackId() + " from " + run.decodeTime() + " to " + run.endTime() + ", "
                        + run.samples().size() + " samples, last at " + last.offset());
            }
            fragment.data().release();
        }

        @Override
        public void last() {
            things.add("last");
        }
    }

    /** As the store, without anything to drop. */
    private record PoolMemory(SharedBytesPool pool) implements FragmentMemory {
        @Override
        public SharedBytesPool.Writer newWriter() {
            return pool.newWriter();
        }

        @Override
        public boolean write(SharedBytesPool.Writer writer, ByteBuffer piece) {
            return writer.write(piece);
        }
    }

    private void read(byte[] bytes) throws MalformedMediaException {
        reader.read(ByteBuffer.wrap(bytes));
    }

    @AfterEach
    void everythingIsGivenBack() {
        reader.close();
        assertThat(pool.bytesUsed()).isZero();
    }

    @Test
    void tellsOfEachThingAsItsLastByteArrives() throws MalformedMediaException {
        byte[] init = Boxes.join(Boxes.box("ftyp", Boxes.hex("636d6663 00000000 636d6663")), Boxes.init());
        byte[] fragment = Boxes.both(30, 30);

        read(init);
        read(java.util.Arrays.copyOf(fragment, fragment.length - 1));
        assertThat(heard.things).containsExactly("movie " + init.length);
        assertThat(reader.isBetweenBoxes()).isFalse();
        read(new byte[] {fragment[fragment.length - 1]});

        assertThat(heard.things)
                .endsWith(
                        "track 1 from 15360 to 30720, 30 samples, last at 2900",
                        "track 2 from 47104 to 95232, 47 samples, last at 5300");
        assertThat(reader.isBetweenBoxes()).isTrue();
    }

    @Test
    void findsTheSameHoweverTheBytesAreCut() throws MalformedMediaException {
        byte[] clock = Boxes.box("prft", Boxes.hex("01000000 00000001 83aa7e80 80000000 0000000000003c00"));
        byte[] body = Boxes.join(
                Boxes.init(),
                Boxes.box("styp", Boxes.hex("6d736468 00000000 6d736468")),
                Boxes.box("free", new byte[100]),
                clock,
                Boxes.pictures(0, 10, true, 700),
                Boxes.sounds(2, 0, 15),
                Boxes.box("styp", Boxes.hex("6d736468 00000000 6c6d7367")),
                Boxes.pictures(10, 10, false, 700));
        read(body);
        List<String> whole = List.copyOf(heard.things);
        assertThat(whole).hasSize(5).contains("last");
        for (int seed = 0; seed < 50; seed++) {
            heard.things.clear();
            BodyReader other = new BodyReader(heard, new PoolMemory(pool));
            Random random = new Random(seed);
            for (int at = 0; at < body.length; ) {
                int count = Math.min(body.length - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 3000));
                other.read(ByteBuffer.wrap(body, at, count));
                at += count;
            }

            assertThat(heard.things).isEqualTo(whole);
        }
    }

    @Test
    void refusesWhatHasNoEndOrNoBeginning() throws MalformedMediaException {
        read(Boxes.init());

        assertThatThrownBy(() -> read(Boxes.hex("7fffffff 6d6f6f66"))).hasMessageContaining("box moof of 2147483639");
        assertThatThrownBy(() -> new BodyReader(heard, new PoolMemory(pool))
                        .read(ByteBuffer.wrap(Boxes.hex("00000000 6d646174"))))
                .hasMessage("a box mdat says that it has 0 bytes");
        assertThatThrownBy(() -> new BodyReader(heard, new PoolMemory(pool))
                        .read(ByteBuffer.wrap(Boxes.box("mdat", new byte[9]))))
                .hasMessage("media data come without a movie fragment before them");
        assertThatThrownBy(() -> new BodyReader(heard, new PoolMemory(pool))
                        .read(ByteBuffer.wrap(Boxes.hex("00000001 66726565 7fffffffffffffff"))))
                .hasMessageContaining("too large");
    }

    @Test
    void refusesAFragmentThatNobodyCouldWaitFor() throws MalformedMediaException {
        read(Boxes.init());
        read(Boxes.still(3600));

        assertThatThrownBy(() -> read(Boxes.still(3601))).hasMessage("a fragment of track 1 lasts longer than an hour");
    }

    @Test
    void refusesWhatDoesNotFitIntoMemoryAndGivesItBack() throws MalformedMediaException {
        read(Boxes.init());
        byte[] head = Boxes.hex("01000000 6d646174");

        read(Boxes.box("moof", Boxes.box("mfhd", new byte[8])));
        read(head);
        assertThatThrownBy(() -> read(new byte[2 << 20]))
                .isInstanceOfSatisfying(
                        MalformedMediaException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.NO_MEMORY));
    }

    @Test
    void neverLeavesItsBytesWhateverIsDamaged() {
        Random random = new Random(11);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] body = Boxes.join(Boxes.init(), Boxes.both(0, 10), Boxes.pictures(10, 5, false, 20));
            for (int i = 0; i < 3; i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            BodyReader other = new BodyReader(new Heard(), new PoolMemory(pool));
            try {
                other.read(ByteBuffer.wrap(body));
            } catch (MalformedMediaException e) {
                refused++;
            }
            other.close();
            assertThat(pool.bytesUsed()).isZero();
        }
        assertThat(refused).isBetween(200, 2900);
    }
}
