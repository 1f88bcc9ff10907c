package dev.flightcase.cache.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedListTest {

    /** Around the size of a chunk, 128. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 129, 255, 256, 257, 1000})
    void itHoldsWhatItWasMadeOf(int size) {
        var elements = IntStream.range(0, size).boxed().toList();

        assertThat(elements(ChunkedList.of(elements))).isEqualTo(elements);
    }

    /** Drafts beside a plain list; each frozen list stays as it was, whatever becomes of its draft and of later ones. */
    @Test
    void draftsDoWhatAPlainListDoesAndFrozenListsNeverChange() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            List<Integer> plain = new ArrayList<>();
            for (var n = random.nextInt(300); n > 0; n--) {
                plain.add(n);
            }
            var frozen = new ArrayList<ChunkedList<Integer>>();
            var copies = new ArrayList<List<Integer>>();
            var draft = ChunkedList.of(plain).draft();
            for (var step = 0; step < 400; step++) {
                switch (random.nextInt(6)) {
                    case 0 -> {
                        draft.add(step);
                        plain.add(step);
                    }
                    case 1 -> {
                        frozen.add(draft.freeze());
                        copies.add(List.copyOf(plain));
                    }
                    case 2 -> {
                        if (!frozen.isEmpty() && random.nextInt(8) == 0) {
                            var from = random.nextInt(frozen.size());
                            draft = frozen.get(from).draft();
                            plain = new ArrayList<>(copies.get(from));
                        }
                    }
                    default -> {
                        if (!plain.isEmpty()) {
                            var place = random.nextInt(plain.size());
                            draft.set(place, -step);
                            plain.set(place, -step);
                            assertThat(draft.get(place)).isEqualTo(-step);
                        }
                    }
                }
            }
            assertThat(elements(draft.freeze())).as("seed %d", seed).isEqualTo(plain);
            for (var n = 0; n < frozen.size(); n++) {
                assertThat(elements(frozen.get(n))).as("seed %d", seed).isEqualTo(copies.get(n));
            }
        }
    }

    private static List<Integer> elements(ChunkedList<Integer> list) {
        return IntStream.range(0, list.size()).mapToObj(list::get).toList();
    }
}
