package dev.flightcase.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

class KeptLineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KeptLine line =
            new KeptLine(BrokerAddress.of(URI.create("mqtt://127.0.0.1:1")), "no line", () -> Duration.ZERO);
    private final Semaphore held = new Semaphore(0);
    private final Semaphore over = new Semaphore(0);

    private boolean within(Semaphore permits, int count) throws InterruptedException {
        return permits.tryAcquire(count, PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void holdsAnotherConnectionWhateverBecameOfTheFormer() throws InterruptedException {
        line.start("test", ended -> {
            held.release();
            switch (held.availablePermits()) {
                case 1 -> throw new MqttException(MqttException.REASON_CODE_CLIENT_EXCEPTION);
                case 2 -> throw new IllegalStateException("mistake");
                case 3 -> ended.countDown();
                default -> {}
            }
            line.await(ended);
            over.release();
        });
        boolean lost = within(over, 1);
        boolean anew = within(held, 4);
        line.close(PATIENCE);

        assertThat(lost).as("the third is lost").isTrue();
        assertThat(anew).as("the fourth stands").isTrue();
        assertThat(over.availablePermits()).as("the fourth ends by close()").isOne();
    }

    @Test
    void oneThatComesUpWhileTheLineIsClosedDoesNotStay() throws InterruptedException {
        var connecting = new CountDownLatch(1);
        var up = new CountDownLatch(1);
        line.start("test", ended -> {
            connecting.countDown();
            up.await();
            line.await(ended);
            over.release();
        });
        connecting.await();
        line.close(Duration.ZERO);
        up.countDown();

        assertThat(line.isClosed()).isTrue();
        assertThat(within(over, 1)).isTrue();
    }
}
