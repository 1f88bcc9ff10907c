package dev.flightcase.hal.chip;

import dev.flightcase.hal.emulator.RegisterBank;
import java.util.SplittableRandom;

/** Register images from a seed: mostly noise, often the values at which registers change their meaning. */
final class Dice {

    static final int IMAGES = 12_000;

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Any value of so many bits, one in four at or beside an end. */
    long word(int bits) {
        long span = 1L << bits;
        if (random.nextInt(4) > 0) {
            return random.nextLong(span);
        }
        long end = random.nextBoolean() ? 0 : span / 2;
        return Math.floorMod(end + random.nextLong(-3, 4), span);
    }

    int word16() {
        return (int) word(16);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    void fill(RegisterBank bank, int bits) {
        for (int register = 0; register < 256; register++) {
            bank.set(register, word(bits));
        }
    }
}
