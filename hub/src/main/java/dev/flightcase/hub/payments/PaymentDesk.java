package dev.flightcase.hub.payments;

import dev.flightcase.hub.ledger.LedgerException;
import dev.flightcase.hub.payments.PaymentBook.Outcome;
import dev.flightcase.settings.cards.CardNumbers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due and brings it to an end: one virtual thread looks for it, one for each asks. That a provider is asked is durable before it is, and what it said
 * before anybody hears of it; whoever is killed in between leaves a payment that the next one asks for again, by the same key. While the
 * database is away nobody is asked.
 */
public final class PaymentDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentDesk.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int DOUBLINGS_MAX = 5;

    private final PaymentBook book;
    private final Judgement judgement;
    private final PaymentsConfig config;
    private final Runnable settled;
    private final Outages outages;
    private final RandomGenerator random;
    private final Semaphore room;
    private final ExecutorService askers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("hub-payments-", 1).factory());
    private @Nullable Thread looking;
    private volatile boolean away;

    /**
     * What tokens need to become money.
     *
     * @param providers by name
     */
    public record Means(TokenOpener opener, Map<String, PaymentProvider> providers) {
        public Means {
            providers = Map.copyOf(providers);
        }
    }

    /**
     * @param settled hears when there is something to tell a node
     * @param nanos monotonic
     */
    public PaymentDesk(
            PaymentBook book,
            Means means,
            PaymentsConfig config,
            Runnable settled,
            LongSupplier nanos,
            RandomGenerator random) {
        this.book = book;
        this.judgement = new Judgement(means.opener(), means.providers());
        this.config = config;
        this.settled = settled;
        this.outages = new Outages(nanos);
        this.random = random;
        this.room = new Semaphore(config.askers());
    }

    public void start() {
        looking = Thread.ofVirtual().name("hub-payments").start(this::run);
    }

    /** A provider that is being asked is not waited for: the next start asks again. */
    @Override
    public void close() {
        if (looking != null) {
            looking.interrupt();
        }
        askers.shutdownNow();
    }

    private void run() {
        try {
            while (true) {
                room.acquire();
                var due = next();
                if (due.isPresent()) {
                    askers.execute(() -> handle(due.get()));
                } else {
                    room.release();
                    Thread.sleep(IDLE);
                }
            }
        } catch (InterruptedException | RejectedExecutionException _) {
            // close()
        }
    }

    private Optional<DuePayment> next() throws InterruptedException {
        try {
            var due = book.take(config.lease());
            back();
            return due;
        } catch (LedgerException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("closed");
            }
            gone(e);
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("payments can not be looked for");
            return Optional.empty();
        }
    }

    private void handle(DuePayment payment) {
        try {
            take(payment);
        } catch (InterruptedException _) {
            // close()
        } catch (LedgerException e) {
            gone(e);
        } catch (RuntimeException e) {
            // A mistake of ours must not end the others; the payment comes again when its lease is over.
            LOG.atError().addKeyValue("order", payment.order()).setCause(e).log("a payment could not be handled");
        } finally {
            room.release();
        }
    }

    private void take(DuePayment payment) throws InterruptedException {
        switch (judgement.of(payment)) {
            case Judgement.Step.End(var outcome) -> end(payment, outcome);
            case Judgement.Step.Wait(var reason) ->
                book.later(payment, reason, LONGEST_WAIT, payment.condition().asked());
            case Judgement.Step.Ask(var provider, var capture) -> ask(payment, provider, capture);
        }
    }

    private void ask(DuePayment payment, PaymentProvider provider, Capture capture) throws InterruptedException {
        var left = outages.left(capture.provider());
        if (!left.isZero()) {
            boolean asked = payment.condition().asked();
            book.later(payment, "the gateway for " + capture.provider() + " does not answer", jittered(left), asked);
            return;
        }
        if (!book.asking(payment)) {
            return;
        }
        switch (provider.capture(capture)) {
            case PaymentAnswer.Captured(var reference) -> {
                outages.answered(capture.provider());
                end(payment, new Outcome(PaymentState.CAPTURED, "", plain(reference)));
            }
            case PaymentAnswer.Declined(var reason) -> {
                outages.answered(capture.provider());
                end(payment, new Outcome(PaymentState.DECLINED, plain(reason), ""));
            }
            case PaymentAnswer.Expired(var reason) -> {
                outages.answered(capture.provider());
                end(payment, new Outcome(PaymentState.EXPIRED, plain(reason), ""));
            }
            case PaymentAnswer.Later(var reason, var why) -> {
                if (why == PaymentAnswer.Why.NOT_NOW) {
                    outages.answered(capture.provider());
                } else {
                    outages.failed(capture.provider());
                }
                // An earlier request of which nobody knows is not made good by this one that came to nothing.
                boolean asked =
                        why == PaymentAnswer.Why.UNSURE || payment.condition().asked();
                book.later(payment, plain(reason), wait(payment.tries()), asked);
            }
        }
    }

    private void end(DuePayment payment, Outcome outcome) {
        if (!book.settle(payment, outcome)) {
            return;
        }
        LOG.atInfo()
                .addKeyValue("order", payment.order())
                .addKeyValue("tender", payment.token().tender())
                .addKeyValue("provider", payment.token().provider())
                .addKeyValue("state", outcome.state().text())
                .log("payment");
        if (outcome.state().isTold()) {
            settled.run();
        }
    }

    /** Doubles from 2 s up to a minute. */
    private Duration wait(int tries) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.clamp(tries - 1L, 0, DOUBLINGS_MAX));
        return jittered(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    /** Between that and half as long again, so that those of one outage do not come back as one. */
    private Duration jittered(Duration wait) {
        return wait.plusMillis(random.nextLong(wait.toMillis() / 2 + 1));
    }

    /** A stranger's words, for people: one short line, and no card number. */
    static String plain(String text) {
        // Halves of surrogate pairs become question marks: no database takes them.
        var whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var line = CardNumbers.redact(whole.replaceAll("\\p{Cntrl}", " ")).strip();
        if (line.length() <= Outcome.REASON_CHARS_MAX) {
            return line;
        }
        boolean splits = Character.isHighSurrogate(line.charAt(Outcome.REASON_CHARS_MAX - 1));
        return line.substring(0, Outcome.REASON_CHARS_MAX - (splits ? 1 : 0));
    }

    private void gone(LedgerException e) {
        if (!away) {
            away = true;
            LOG.atWarn().addKeyValue("error", e.getMessage()).log("the database is away; payments wait");
        }
    }

    private void back() {
        away = false;
    }
}
