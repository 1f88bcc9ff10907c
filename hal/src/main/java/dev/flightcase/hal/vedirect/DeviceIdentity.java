package dev.flightcase.hal.vedirect;

/**
 * Which product is at the other end. The first one to say so is believed; another one only after several
 * blocks in a row, since a damaged product id or serial number would make up a device. Makes no garbage.
 */
final class DeviceIdentity {

    private enum Verdict {
        KNOWN,
        STRANGER,
        NEW
    }

    private final int proofs;
    private final VeText serial = new VeText();
    private final VeText strangerSerial = new VeText();
    private boolean known;
    private long product;
    private long strangerProduct;
    private int seen;
    private long refused;

    DeviceIdentity(int proofs) {
        this.proofs = proofs;
    }

    /** Whether the values of this block are of the device that is believed in; {@code onNew} runs when that changes. */
    boolean admits(VeBlock block, Runnable onNew) {
        if (!block.has(VeLabel.PID)) {
            // A history block names nobody, and proves nothing.
            return true;
        }
        return switch (judge(block)) {
            case KNOWN -> {
                seen = 0;
                yield true;
            }
            case STRANGER -> {
                refused++;
                yield false;
            }
            case NEW -> {
                known = true;
                seen = 0;
                product = block.value(VeLabel.PID);
                serial.set(block.serial());
                onNew.run();
                yield true;
            }
        };
    }

    long product() {
        return product;
    }

    VeText serial() {
        return serial;
    }

    /** Blocks of a device that is not believed in. */
    long refused() {
        return refused;
    }

    private Verdict judge(VeBlock block) {
        if (!known) {
            return Verdict.NEW;
        }
        if (block.value(VeLabel.PID) == product && block.serial().sameAs(serial)) {
            return Verdict.KNOWN;
        }
        boolean again = seen > 0
                && block.value(VeLabel.PID) == strangerProduct
                && block.serial().sameAs(strangerSerial);
        strangerProduct = block.value(VeLabel.PID);
        strangerSerial.set(block.serial());
        seen = again ? seen + 1 : 1;
        return seen >= proofs ? Verdict.NEW : Verdict.STRANGER;
    }
}
