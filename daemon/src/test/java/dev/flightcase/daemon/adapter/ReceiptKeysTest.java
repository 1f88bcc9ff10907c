package dev.flightcase.daemon.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.receipt.NodeKeys;
import dev.flightcase.provisioning.IdentityStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptKeysTest {
    private static final Bytes MESSAGE = Bytes.owning("message".getBytes(StandardCharsets.UTF_8));

    private final ProvisionedNodeKeys keys = new ProvisionedNodeKeys();

    @Test
    void whatTheNodeSignsVerifiesUnderItsKeyAndItsIdFollowsFromThat(@TempDir Path folder) {
        var identity = new IdentityStore(folder, new SecureRandom(), Duration.ofSeconds(1)).loadOrMake();
        var signer = new IdentityReceiptSigner(identity);

        var signature = signer.sign(MESSAGE);

        assertThat(signer.publicKey().length()).isEqualTo(NodeKeys.PUBLIC_KEY_BYTES);
        assertThat(keys.nodeId(signer.publicKey()))
                .isEqualTo(signer.node())
                .isEqualTo(identity.id().value());
        assertThat(keys.verifies(signer.publicKey(), MESSAGE, signature)).isTrue();
        assertThat(keys.verifies(signer.publicKey(), signature, signature)).isFalse();
    }

    @Test
    void whatIsNoKeyOrNoSignatureVerifiesNothing() {
        var noPoint = new byte[NodeKeys.PUBLIC_KEY_BYTES];
        java.util.Arrays.fill(noPoint, (byte) 0xff);

        assertThat(keys.verifies(Bytes.owning(noPoint), MESSAGE, Bytes.owning(new byte[64])))
                .isFalse();
        assertThat(keys.verifies(Bytes.owning(new byte[32]), MESSAGE, Bytes.owning(new byte[0])))
                .isFalse();
        assertThat(keys.verifies(Bytes.owning(new byte[32]), MESSAGE, Bytes.owning(new byte[1000])))
                .isFalse();
    }
}
