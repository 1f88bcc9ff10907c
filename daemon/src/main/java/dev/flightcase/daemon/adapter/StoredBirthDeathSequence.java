package dev.flightcase.daemon.adapter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.flightcase.provisioning.AtomicFile;
import dev.flightcase.provisioning.ProvisioningException;
import dev.flightcase.uplink.BirthDeathSequence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the uplink's number in a small durable file.
 *
 * <p>A file that can not be read or holds anything else counts as missing, and the sequence starts at 0 again: a hub may
 * then mistake one death, a node that refuses to report would be worse.
 */
public final class StoredBirthDeathSequence implements BirthDeathSequence {
    private static final Logger log = LoggerFactory.getLogger(StoredBirthDeathSequence.class);
    private static final int VALUES = 256;
    private static final int NONE = -1;
    private static final int UNREAD = -2;

    private final AtomicFile file;
    private int last = UNREAD;

    public StoredBirthDeathSequence(AtomicFile file) {
        this.file = file;
    }

    @Override
    public Issued next() {
        if (last == UNREAD) {
            last = read();
        }
        last = (last + 1) % VALUES;
        try {
            file.replace((last + "\n").getBytes(US_ASCII));
            return new Issued(last, null);
        } catch (ProvisioningException e) {
            return new Issued(last, e.getMessage());
        }
    }

    private int read() {
        try {
            var text = file.read().map(bytes -> new String(bytes, US_ASCII).strip());
            if (text.isEmpty()) {
                return NONE;
            }
            if (text.get().matches("\\d{1,3}") && Integer.parseInt(text.get()) < VALUES) {
                return Integer.parseInt(text.get());
            }
            log.atWarn().log("the stored bdSeq is damaged, starting at 0");
        } catch (ProvisioningException e) {
            log.atWarn().addKeyValue("error", e.getMessage()).log("the stored bdSeq can not be read, starting at 0");
        }
        return NONE;
    }
}
