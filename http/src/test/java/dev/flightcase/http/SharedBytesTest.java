package dev.flightcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SharedBytesTest {
    private final SharedBytesPool pool = new SharedBytesPool(40, 8);

    private static ByteBuffer bytes(int from, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        for (int i = 0; i < count; i++) {
            bytes.put((byte) (from + i));
        }
        return bytes.flip();
    }

    private SharedBytes shared(int count) {
        SharedBytesPool.Writer writer = pool.newWriter();
        assertThat(writer.write(bytes(0, count))).isTrue();
        return writer.finish();
    }

    @Test
    void givesBackWhatWasWrittenInAnyPieces() {
        SharedBytesPool.Writer writer = pool.newWriter();
        assertThat(writer.write(bytes(0, 3))).isTrue();
        assertThat(writer.write(bytes(3, 17))).isTrue();
        assertThat(writer.write(bytes(20, 4))).isTrue();
        SharedBytes shared = writer.finish();

        assertThat(shared.length()).isEqualTo(24);
        assertThat(shared.copy(0, 24)).isEqualTo(Bytes.of(bytes(0, 24)));
        assertThat(shared.copy(7, 10)).isEqualTo(Bytes.of(bytes(7, 10)));
        assertThat(shared.views(7, 10))
                .hasSize(3)
                .allSatisfy(view -> assertThat(view.isReadOnly()).isTrue());
        assertThatThrownBy(() -> shared.views(20, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesWhatDoesNotFitAsAWhole() {
        SharedBytes held = shared(30);
        SharedBytesPool.Writer writer = pool.newWriter();
        ByteBuffer tooMuch = bytes(0, 9);

        assertThat(writer.write(tooMuch)).isFalse();
        assertThat(tooMuch.remaining()).isEqualTo(9);
        assertThat(writer.write(bytes(0, 8))).isTrue();
        assertThat(pool.bytesUsed()).isEqualTo(40);
        writer.discard();
        held.release();
        assertThat(pool.bytesUsed()).isZero();
    }

    @Test
    void givesTheBlocksBackWithTheLastReferenceOnly() {
        SharedBytes shared = shared(10);
        shared.retain();
        shared.release();
        assertThat(pool.bytesUsed()).isEqualTo(16);
        shared.release();

        assertThat(pool.bytesUsed()).isZero();
        assertThat(shared.tryRetain()).isFalse();
        assertThatThrownBy(shared::release).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(shared::retain).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAPoolThatHoldsNothing() {
        assertThatThrownBy(() -> new SharedBytesPool(7, 8)).hasMessageContaining("memory limit is 7 bytes");
    }
}
