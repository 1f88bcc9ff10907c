package dev.flightcase.daemon;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.token.AccessConfig;
import dev.flightcase.cache.token.BackOff;
import dev.flightcase.cache.token.DeviceStore;
import dev.flightcase.cache.token.Devices;
import dev.flightcase.cache.token.Enrolment;
import dev.flightcase.cache.token.OperatorPin;
import dev.flightcase.cache.token.SessionTokens;
import dev.flightcase.cache.token.Sessions;
import dev.flightcase.daemon.adapter.OperatorPinFile;
import dev.flightcase.daemon.config.StallConfig;
import dev.flightcase.provisioning.SecretFile;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** Phones, sessions and the operator's PIN, with the two secrets of theirs that lie beside the node's key. */
final class AccessControl implements AutoCloseable {
    private static final String SESSION_KEY = "session.key";

    private final Devices devices;
    private final Enrolment enrolment;
    private final Sessions sessions;
    private final OperatorPin pin;

    /** Blocks on the disk; at the first start it makes the secrets. The node's identity and its stores are there. */
    AccessControl(StallConfig stall, AccessConfig config, SecureRandom random, Duration lockWait) {
        var clock = InstantSource.system();
        var backOff = new BackOff(config.backOff(), System::nanoTime);
        pin = config.operatorPin().isEmpty()
                ? new OperatorPinFile(stall.identityFolder(), random).loadOrMake()
                : new OperatorPin(config.operatorPin());
        devices = new Devices(DeviceStore.at(stall.devicesFolder()), config.devicesMax(), clock, random);
        enrolment = new Enrolment(config, devices, backOff, random, System::nanoTime);
        var key = new SecretFile(
                stall.identityFolder().resolve(SESSION_KEY), SessionTokens.KEY_BYTES * Byte.SIZE, random, lockWait);
        var tokens = new SessionTokens(keyOf(key), config.sessionLifetime(), clock);
        sessions = new Sessions(devices, tokens, pin, backOff);
    }

    /** Of the whole text: somebody may have written a longer one. */
    private static Bytes keyOf(SecretFile file) {
        return Bytes.owning(Sha256.of(file.loadOrMake().reveal().getBytes(StandardCharsets.UTF_8)));
    }

    void start() {
        devices.start();
    }

    Devices devices() {
        return devices;
    }

    Enrolment enrolment() {
        return enrolment;
    }

    Sessions sessions() {
        return sessions;
    }

    OperatorPin pin() {
        return pin;
    }

    @Override
    public void close() {
        devices.close();
    }
}
