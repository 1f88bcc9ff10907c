package dev.flightcase.bench.model;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.checkout.AdoptOutcome;
import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.checkout.FiscalSigner;
import dev.flightcase.cache.checkout.HoldClaim;
import dev.flightcase.cache.checkout.IdempotencyKey;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.LedgerCondition;
import dev.flightcase.cache.checkout.LedgerConfig;
import dev.flightcase.cache.checkout.LedgerObserver;
import dev.flightcase.cache.checkout.LedgerPorts;
import dev.flightcase.cache.checkout.LedgerReads;
import dev.flightcase.cache.checkout.LedgerSurroundings;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.cache.checkout.PaymentTokens;
import dev.flightcase.cache.checkout.Settlement;
import dev.flightcase.cache.payment.PaymentToken;
import dev.flightcase.cache.payment.PaymentTokenRules;
import dev.flightcase.cache.payment.SealedToken;
import dev.flightcase.cache.payment.TokenPlace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/** One life of the ledger's process, and how it is asked. Used by the thread that plays. */
final class RunningLedger implements AutoCloseable {
    /** Few holds, so that their limits are reached. */
    static final LedgerConfig CONFIG = config();

    private static final PaymentTokens TOKENS =
            new PaymentTokens(RunningLedger::seal, new PaymentTokenRules(Duration.ZERO), Duration.ofDays(1));

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES_MAX = 100;
    private static final HoldClaim NOBODYS = new HoldClaim(new UUID(0, 0), false);

    private final Gate gate = new Gate();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Ledger ledger;
    private final LedgerReads reads;

    /** Starts it. */
    RunningLedger(MemoryDisk disk, StallClock clock, RandomGenerator random) {
        var around = new LedgerSurroundings(
                clock::now,
                () -> ClockTrust.State.SYNCED,
                random,
                clock::ticks,
                clock.boot(),
                gate,
                LedgerObserver.none());
        ledger = new Ledger(disk, CONFIG, around, new LedgerPorts(Settlement.LOCAL, TOKENS, FiscalSigner.none()));
        ledger.listen((_, skus) -> told.addAll(skus));
        ledger.start();
        reads = ledger.reads();
    }

    private static LedgerConfig config() {
        var usual = LedgerConfig.defaults();
        return new LedgerConfig(
                usual.requests(),
                new LedgerConfig.Holds(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(15), 8, 4),
                usual.queue(),
                Duration.ofMillis(1),
                Duration.ofSeconds(20),
                usual.blockCacheBytes(),
                usual.writeBufferBytes());
    }

    /** Not as the node seals them: nobody opens these. */
    private static SealedToken seal(TokenPlace place, PaymentToken token) {
        var sealed = Sha256.of((place + " " + token.token()).getBytes(StandardCharsets.UTF_8));
        return new SealedToken(
                1,
                token.expiresAt(),
                token.provider(),
                token.scope(),
                Bytes.owning(new byte[12]),
                Bytes.owning(sealed));
    }

    LedgerReads reads() {
        return reads;
    }

    boolean isReady() {
        return ledger.condition() instanceof LedgerCondition.Ready;
    }

    /** SKUs that listeners heard of since the last time this was asked. */
    Set<String> told() {
        var heard = Set.copyOf(told);
        told.clear();
        return heard;
    }

    CompletableFuture<? extends Outcome<?>> ask(Asked asked) {
        return switch (asked) {
            case Asked.Sale a -> ledger.order(a.by(), key(a.key()), a.request());
            case Asked.Keeping a -> ledger.hold(a.by(), key(a.key()), a.request());
            case Asked.Extension a -> ledger.extend(a.by(), a.claim(), a.lease());
            case Asked.GivingBack a -> ledger.release(a.by(), a.claim());
            case Asked.TakingBack a ->
                ledger.voidOrder(a.by(), a.named(), a.reason(), null, a.key() == Act.NONE ? null : key(a.key()));
            case Asked.Counting a -> ledger.adjust(a.by(), a.adjustment(), a.key() == Act.NONE ? null : key(a.key()));
            case Asked.Living a -> ledger.become(a.by(), a.life());
            case Asked.Cash a -> ledger.countCash(a.by(), a.count());
            case Asked.HandingOver a -> ledger.handOver(a.by(), a.named());
            case Asked.Editing a -> ledger.takeUp(a.by(), a.edition().assortment(), a.sku());
        };
    }

    AdoptOutcome adopt(Edition edition) {
        return answer(ledger.adopt(edition.assortment()));
    }

    /** What is queued by this is decided in one batch. */
    void together(Runnable queueing) {
        gate.shut();
        var first = nudge();
        gate.awaitReached();
        try {
            queueing.run();
        } finally {
            gate.open();
        }
        answer(first);
    }

    /** Returns once the ledger takes writes and has ended the holds whose time is over. */
    void settle() {
        for (var tries = 0; tries < TRIES_MAX; tries++) {
            if (answer(nudge()) instanceof Outcome.Refused<?>) {
                return;
            }
        }
        throw new Mismatch("the ledger did not recover: " + ledger.condition());
    }

    static <T> T answer(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Mismatch("the ledger broke a rule of its own: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new Mismatch("no answer within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mismatch("interrupted", e);
        }
    }

    @Override
    public void close() {
        ledger.close();
    }

    /** Asks for what changes nothing. */
    private CompletableFuture<? extends Outcome<?>> nudge() {
        return ledger.extend(Requests.till(3), NOBODYS, null);
    }

    private static IdempotencyKey key(int act) {
        return new IdempotencyKey("act-" + act);
    }
}
