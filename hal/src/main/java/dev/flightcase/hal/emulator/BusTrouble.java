package dev.flightcase.hal.emulator;

import java.time.Duration;

/** What an emulated bus does wrong: a share of the transfers, 0 to 1, or something at a time since its start. */
public sealed interface BusTrouble {

    /** A share of the transfers is not acknowledged. */
    record Nacks(double share) implements BusTrouble {
        public Nacks {
            requireShare(share);
        }
    }

    /** In a share of the reads one bit is wrong. */
    record FlippedBits(double share) implements BusTrouble {
        public FlippedBits {
            requireShare(share);
        }
    }

    /** A share of the reads gives zeros only. */
    record Zeros(double share) implements BusTrouble {
        public Zeros {
            requireShare(share);
        }
    }

    /** A share of the reads gives ones only. */
    record Ones(double share) implements BusTrouble {
        public Ones {
            requireShare(share);
        }
    }

    /** A line is held low for a time. */
    record Stuck(Duration from, Duration length) implements BusTrouble {}

    /** Transfers do not end; answered as a lane would, so that virtual time can go on. */
    record Hung(Duration from, Duration length) implements BusTrouble {}

    /** The device at the address loses its power for a moment. */
    record PowerLoss(Duration at, int address) implements BusTrouble {}

    /** The device at the address loses its calibration. */
    record LostCalibration(Duration at, int address) implements BusTrouble {}

    private static void requireShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share of troubled transfers is " + share + "; must be 0 to 1");
        }
    }
}
