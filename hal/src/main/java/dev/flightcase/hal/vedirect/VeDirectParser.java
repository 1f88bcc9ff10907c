package dev.flightcase.hal.vedirect;

import org.jspecify.annotations.Nullable;

/**
 * Bytes of VE.Direct in, verified blocks out. A block is lines {@code \r\n label \t value}, the last one
 * {@code Checksum} and one raw byte, and all of it from the first {@code \r} adds up to 0 modulo 256; that
 * byte may be {@code \r}, {@code \n}, {@code \t} or {@code :}. Makes no garbage. Owned by one thread.
 *
 * <p><b>Damage.</b> The sum sees each block in which one byte changed, and misses one in 256 of those in which
 * more did. Of these, most do not keep to the syntax and range of their labels, or have a label twice, or one
 * that was never there before, and are refused as well. What remains: several digits of values, or whole labels,
 * that changed into other known ones so that the sum stays. A wrong label only hides a value; wrong digits are a
 * wrong value, for the gate of its signal to judge. The price: the first block of a model that says something
 * new is refused.
 *
 * <p><b>Finding back.</b> Each intact block that opens with {@link VeLabel#PID} or {@link VeLabel#H1} is
 * found, whatever happened to the one before: such a label in the middle means that the end of a block was
 * lost. Blocks of products that open otherwise are found after the end of any block. Should one have such a
 * label in the middle, then three blocks that add up only as a whole teach that.
 */
public final class VeDirectParser {

    /** Four times what the protocol paper gives labels (8), a quarter more than it gives values (32). */
    static final int LABEL_BYTES_MAX = 32;

    static final int VALUE_BYTES_MAX = 40;
    static final int LINES_MAX = 64;

    /** Blocks in a row: by chance one in 256³. */
    private static final int PROOFS_OF_OTHER_ORDER = 3;

    private static final long CHECKSUM = LabelIndex.key("Checksum");

    private enum State {
        BETWEEN_BLOCKS,
        AFTER_RETURN,
        LABEL,
        VALUE,
        CHECKSUM_BYTE
    }

    private final BlockListener listener;
    private final LabelIndex index = new LabelIndex();
    private final HexFilter hex = new HexFilter();
    private final VeBlock block = new VeBlock();
    private final FamiliarLabels familiar = new FamiliarLabels();
    private final byte[] value = new byte[VALUE_BYTES_MAX];

    private State state = State.BETWEEN_BLOCKS;
    /** Whether the last thing was the end of a block. */
    private boolean aligned;
    /** Whether the block has its beginning. */
    private boolean whole;

    private int sum;
    private int sumBeforeLine;
    private int lines;
    private long labelKey;
    private int labelLength;
    private @Nullable VeLabel label;
    private int valueLength;

    private boolean openersTrusted = true;
    private int skippedSum;
    private boolean skipped;
    private int proofsOfOtherOrder;

    private long blocks;
    private long badSums;
    private long damaged;
    private long cut;
    private long unknownLabels;
    private long strayBytes;

    public VeDirectParser(BlockListener listener) {
        this.listener = listener;
    }

    public void accept(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            accept(bytes[i] & 0xFF);
        }
    }

    public ParserCounts counts() {
        return new ParserCounts(blocks, badSums, damaged, cut, hex.whole(), hex.broken(), unknownLabels, strayBytes);
    }

    /** Forgets the block that had begun: the line was cut. Counts stay. */
    public void reset() {
        if (hex.isOpen()) {
            hex.breakOff();
        }
        lose();
    }

    private void accept(int next) {
        if (hex.isOpen()) {
            if (next != '\r') {
                if (!hex.swallow(next)) {
                    lose();
                }
                return;
            }
            hex.breakOff();
        }
        if (next == ':' && state != State.CHECKSUM_BYTE) {
            hex.begin();
            return;
        }
        sum += next;
        switch (state) {
            case BETWEEN_BLOCKS -> betweenBlocks(next);
            case AFTER_RETURN -> afterReturn(next);
            case LABEL -> inLabel(next);
            case VALUE -> inValue(next);
            case CHECKSUM_BYTE -> end(next);
        }
    }

    private void betweenBlocks(int next) {
        if (next == '\r') {
            begin(aligned);
        } else {
            strayBytes++;
            aligned = false;
        }
    }

    /** After a {@code \r} that opens a line, or a block. */
    private void begin(boolean hasBeginning) {
        whole = hasBeginning;
        aligned = false;
        sum = '\r';
        sumBeforeLine = 0;
        lines = 0;
        skipped = false;
        skippedSum = 0;
        block.clear();
        state = State.AFTER_RETURN;
    }

    private void lose() {
        aligned = false;
        state = State.BETWEEN_BLOCKS;
    }

    private void afterReturn(int next) {
        if (next == '\n') {
            labelKey = 0;
            labelLength = 0;
            state = State.LABEL;
        } else if (next == '\r') {
            // The one before was a checksum, perhaps.
            begin(lines == 0 && whole);
        } else {
            lose();
        }
    }

    private void inLabel(int next) {
        if (next == '\t' && labelLength > 0) {
            endLabel();
        } else if (next == '\r') {
            begin(false);
        } else if (isLabelLetter(next) && labelLength < LABEL_BYTES_MAX) {
            labelKey = LabelIndex.append(labelKey, next);
            labelLength++;
        } else {
            lose();
        }
    }

    private static boolean isLabelLetter(int next) {
        int upper = next & ~0x20;
        boolean letter = upper >= 'A' && upper <= 'Z';
        boolean digit = next >= '0' && next <= '9';
        return letter || digit || next == '#' || next == '_';
    }

    private void endLabel() {
        boolean fits = labelLength <= LabelIndex.KEY_BYTES_MAX;
        if (fits && labelKey == CHECKSUM) {
            state = State.CHECKSUM_BYTE;
            return;
        }
        label = fits ? index.find(labelKey) : null;
        if (label != null && openersTrusted && opensBlock(label)) {
            open();
        }
        valueLength = 0;
        state = State.VALUE;
    }

    /** In a charger's block, H1 is one of H21 to H23, damaged. */
    private boolean opensBlock(VeLabel first) {
        boolean charger = block.has(VeLabel.VPV) || block.has(VeLabel.H19) || block.has(VeLabel.H20);
        return first == VeLabel.PID || (first == VeLabel.H1 && !charger);
    }

    /** This line opens a block; what was before it in this one has lost its end. */
    private void open() {
        whole = true;
        if (lines > 0) {
            skipped = true;
            skippedSum += sumBeforeLine;
            sum -= sumBeforeLine;
            sumBeforeLine = 0;
            lines = 0;
            block.clear();
        }
    }

    private void inValue(int next) {
        if (next == '\r') {
            endLine();
        } else if (next >= ' ' && next <= '~' && valueLength < VALUE_BYTES_MAX) {
            value[valueLength++] = (byte) next;
        } else {
            lose();
        }
    }

    private void endLine() {
        if (label == null) {
            block.addUnknown(labelKey);
        } else {
            ValueReader.read(label, value, valueLength, block);
        }
        if (++lines == LINES_MAX) {
            begin(false);
            return;
        }
        sumBeforeLine = sum - '\r';
        state = State.AFTER_RETURN;
    }

    private void end(int checksum) {
        boolean holds = (sum & 0xFF) == 0;
        judge(holds);
        if (checksum == '\r') {
            // If the checksum was lost, this opens the next block.
            begin(true);
            return;
        }
        aligned = true;
        state = State.BETWEEN_BLOCKS;
        if (checksum == ':' && !holds) {
            hex.begin();
        }
    }

    private void judge(boolean holds) {
        if (!whole) {
            cut++;
        } else if (!holds) {
            badSums++;
            learnOrder();
        } else if (block.isDamaged() || !familiar.containAll(block)) {
            damaged++;
        } else {
            proofsOfOtherOrder = 0;
            blocks++;
            unknownLabels += block.unknownLabels();
            listener.block(block);
        }
    }

    private void learnOrder() {
        boolean holdsAsOne = skipped && ((skippedSum + sum) & 0xFF) == 0;
        proofsOfOtherOrder = holdsAsOne ? proofsOfOtherOrder + 1 : 0;
        openersTrusted &= proofsOfOtherOrder < PROOFS_OF_OTHER_ORDER;
    }
}
