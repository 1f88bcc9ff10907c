package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.checkout.EntryKind;
import dev.flightcase.cache.checkout.JournalEntry;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.checkout.OrderRecordReader;
import dev.flightcase.cache.checkout.StoredToken;
import dev.flightcase.cache.payment.HubSealer;
import dev.flightcase.cache.payment.PaymentToken;
import dev.flightcase.cache.payment.TokenOpening;
import dev.flightcase.cache.payment.TokenPlace;
import dev.flightcase.cache.payment.TokenSealer;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.SealedPayment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the payment tokens of an order, and seals them again so that only the hub can open them. */
public final class PaymentsForHub implements JournalOutbox.Payments {
    /** What a till sends as provider and scope when it practises with no provider at all. */
    static final String PRACTICE = "training";

    static final String PRACTICE_TOKEN = "training-token";

    private static final Duration PRACTICE_LIFE = Duration.ofDays(1);
    private static final Logger log = LoggerFactory.getLogger(PaymentsForHub.class);

    private final JournalReads journal;
    private final TokenSealer own;
    private final Supplier<Optional<HubSealer>> hub;
    private final AtomicLong lost = new AtomicLong();

    /** @param hub empty as long as the hub's key is not known: then orders go without their tokens */
    public PaymentsForHub(JournalReads journal, TokenSealer own, Supplier<Optional<HubSealer>> hub) {
        this.journal = journal;
        this.own = own;
        this.hub = hub;
    }

    /** How often a token could not be sent with its order. */
    public long lost() {
        return lost.get();
    }

    @Override
    public List<SealedPayment> of(long sequence, JournalEntry order) {
        if (order.kind() == EntryKind.TRAINING_ORDER) {
            return hub.get().map(sealer -> practice(order, sealer)).orElseGet(List::of);
        }
        return journal.tokens(sequence, order).stream()
                .flatMap(token -> sealed(order.id(), token).stream())
                .toList();
    }

    /** Of practice no token is kept: one that is worth nothing takes its way, so that the way is known to be good. */
    private static List<SealedPayment> practice(JournalEntry order, HubSealer sealer) {
        var recorded = OrderRecordReader.read(order.record());
        return IntStream.range(0, recorded.tenders().size())
                .filter(recorded::isPaymentToken)
                .mapToObj(tender -> sealed(
                        tender,
                        sealer,
                        new TokenPlace(order.id(), tender),
                        new PaymentToken(
                                Objects.requireNonNullElse(
                                        recorded.tenders().get(tender).provider(), PRACTICE),
                                PRACTICE,
                                PRACTICE_TOKEN,
                                recorded.at().plus(PRACTICE_LIFE))))
                .toList();
    }

    private static SealedPayment sealed(int tender, HubSealer sealer, TokenPlace place, PaymentToken token) {
        var sealed = sealer.seal(place, token);
        return new SealedPayment(
                tender,
                token.provider(),
                token.scope(),
                token.expiresAt(),
                Bytes.of(sealed.sealed().buffer()),
                sealed.keyId());
    }

    private Optional<SealedPayment> sealed(UUID order, StoredToken token) {
        var sealer = hub.get();
        if (sealer.isEmpty()) {
            return lost(order, "the hub's key is not known");
        }
        var place = new TokenPlace(order, token.tender());
        return switch (own.open(place, token.sealed())) {
            case TokenOpening.Opened(var opened) -> Optional.of(sealed(token.tender(), sealer.get(), place, opened));
            case TokenOpening.UnknownKey _ -> lost(order, "its key is not at hand");
            case TokenOpening.NotAuthentic _ -> lost(order, "it was tampered with");
        };
    }

    private Optional<SealedPayment> lost(UUID order, String why) {
        if (lost.getAndIncrement() == 0) {
            log.atError()
                    .addKeyValue("order", order)
                    .addKeyValue("why", why)
                    .log("an order goes to the hub without its payment token; later ones are only counted");
        }
        return Optional.empty();
    }
}
