package dev.flightcase.hal.emulator;

import dev.flightcase.hal.bus.BusFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Plays {@link BusTroubles}. Not thread-safe. */
final class TroubledWire {

    private static final Duration HUNG_FOR = Duration.ofMillis(250);

    private final Map<Integer, EmulatedDevice> devices;
    private final List<BusTrouble> troubles;
    private final SplittableRandom random;

    TroubledWire(Map<Integer, EmulatedDevice> devices, BusTroubles troubles) {
        this.devices = devices;
        this.troubles = new ArrayList<>(troubles.list());
        this.random = new SplittableRandom(troubles.seed());
    }

    /** @param elapsed since the bus was made */
    void before(int address, Duration elapsed) throws BusFault {
        for (Iterator<BusTrouble> all = troubles.iterator(); all.hasNext(); ) {
            switch (all.next()) {
                case BusTrouble.PowerLoss(var at, int victim) -> {
                    if (elapsed.compareTo(at) >= 0) {
                        device(victim).losePower();
                        all.remove();
                    }
                }
                case BusTrouble.LostCalibration(var at, int victim) -> {
                    if (elapsed.compareTo(at) >= 0) {
                        device(victim).loseCalibration();
                        all.remove();
                    }
                }
                case BusTrouble.Stuck(var from, var length) -> {
                    if (during(elapsed, from, length)) {
                        throw BusFault.stuck("emulated");
                    }
                }
                case BusTrouble.Hung(var from, var length) -> {
                    if (during(elapsed, from, length)) {
                        throw BusFault.timeout(address, HUNG_FOR);
                    }
                }
                case BusTrouble.Nacks(double share) -> {
                    if (random.nextDouble() < share) {
                        throw BusFault.nack(address);
                    }
                }
                case BusTrouble.FlippedBits _, BusTrouble.Zeros _, BusTrouble.Ones _ -> {}
            }
        }
    }

    /** What arrives of what was sent; the array is changed in place. */
    byte[] after(byte[] bytes) {
        for (var trouble : troubles) {
            switch (trouble) {
                case BusTrouble.FlippedBits(double share) -> {
                    if (random.nextDouble() < share && bytes.length > 0) {
                        int bit = random.nextInt(bytes.length * Byte.SIZE);
                        bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
                    }
                }
                case BusTrouble.Zeros(double share) -> fill(bytes, share, (byte) 0);
                case BusTrouble.Ones(double share) -> fill(bytes, share, (byte) 0xFF);
                case BusTrouble.Nacks _,
                        BusTrouble.Stuck _,
                        BusTrouble.Hung _,
                        BusTrouble.PowerLoss _,
                        BusTrouble.LostCalibration _ -> {}
            }
        }
        return bytes;
    }

    private void fill(byte[] bytes, double share, byte with) {
        if (random.nextDouble() < share) {
            Arrays.fill(bytes, with);
        }
    }

    private EmulatedDevice device(int address) {
        var device = devices.get(address);
        if (device == null) {
            throw new IllegalArgumentException("trouble is for address " + address + "; must be one of "
                    + devices.keySet() + ", the devices of the bus");
        }
        return device;
    }

    private static boolean during(Duration elapsed, Duration from, Duration length) {
        return elapsed.compareTo(from) >= 0 && elapsed.compareTo(from.plus(length)) < 0;
    }
}
