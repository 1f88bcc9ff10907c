package dev.flightcase.hal.emulator;

import java.util.Arrays;

/**
 * The 256 registers of a chip with a pointer, as seen on the wire: most significant byte of a register first. A
 * register that is written with too few or too many bytes stays as it was. Not thread-safe.
 */
public final class RegisterBank implements EmulatedDevice {

    private static final int REGISTERS = 256;
    private static final int BYTE = 8;

    private final RegisterLayout layout;
    private final ChipModel model;
    private final long[] values = new long[REGISTERS];
    private int pointer;

    public RegisterBank(RegisterLayout layout, ChipModel model) {
        this.layout = layout;
        this.model = model;
        model.powerOn(this);
    }

    public long get(int register) {
        return values[register];
    }

    /** Bits beyond the width of the register are cut off, so negative numbers may be given. */
    public void set(int register, long value) {
        int bits = BYTE * layout.width(register);
        values[register] = bits == Long.SIZE ? value : value & (1L << bits) - 1;
    }

    /** For a bank of bytes: a word, most significant byte first. */
    public void setU16be(int register, int value) {
        set(register, value >> BYTE);
        set(register + 1, value);
    }

    /** For a bank of bytes: a word, least significant byte first. */
    public void setU16le(int register, int value) {
        set(register, value);
        set(register + 1, value >> BYTE);
    }

    /** Lets the model catch up with its world, as a chip does without being asked: what counts, counts on. */
    public void sample() {
        model.sample(this);
    }

    @Override
    public void write(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        pointer = bytes[0] & 0xFF;
        if (layout.countsOn()) {
            for (int i = 1; i < bytes.length; i++) {
                model.written(this, pointer, bytes[i] & 0xFF);
                advance();
            }
        } else if (bytes.length == 1 + layout.width(pointer)) {
            long value = 0;
            for (int i = 1; i < bytes.length; i++) {
                value = value << BYTE | (bytes[i] & 0xFF);
            }
            model.written(this, pointer, value);
        }
    }

    @Override
    public byte[] read(int count) {
        model.sample(this);
        var bytes = new byte[count];
        int at = 0;
        while (at < count) {
            int width = layout.width(pointer);
            for (int i = width - 1; i >= 0 && at < count; i--) {
                bytes[at++] = (byte) (values[pointer] >> (BYTE * i));
            }
            model.wasRead(this, pointer);
            if (layout.countsOn()) {
                advance();
            }
        }
        return bytes;
    }

    private void advance() {
        pointer = (pointer + 1) % REGISTERS;
    }

    @Override
    public void losePower() {
        Arrays.fill(values, 0);
        pointer = 0;
        model.powerOn(this);
    }

    @Override
    public void loseCalibration() {
        model.loseCalibration(this);
    }
}
