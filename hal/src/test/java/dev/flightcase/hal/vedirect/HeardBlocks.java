package dev.flightcase.hal.vedirect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Copies each block. */
final class HeardBlocks implements BlockListener {

    private final List<Map<VeLabel, Long>> blocks = new ArrayList<>();
    private final VeDirectParser parser = new VeDirectParser(this);

    @Override
    public void block(VeBlock block) {
        var values = new EnumMap<VeLabel, Long>(VeLabel.class);
        block.labels().forEach(label -> values.put(label, block.value(label)));
        blocks.add(values);
    }

    HeardBlocks hear(byte[]... pieces) {
        for (var piece : pieces) {
            parser.accept(piece, 0, piece.length);
        }
        return this;
    }

    int size() {
        return blocks.size();
    }

    Map<VeLabel, Long> last() {
        return blocks.getLast();
    }

    List<Map<VeLabel, Long>> blocks() {
        return blocks;
    }

    VeDirectParser parser() {
        return parser;
    }

    ParserCounts counts() {
        return parser.counts();
    }
}
