package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.checkout.JournalEntry;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.checkout.StoredToken;
import dev.flightcase.cache.payment.HubSealer;
import dev.flightcase.cache.payment.TokenOpening;
import dev.flightcase.cache.payment.TokenPlace;
import dev.flightcase.cache.payment.TokenSealer;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.SealedPayment;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the payment tokens of an order, and seals them again so that only the hub can open them. */
public final class PaymentsForHub implements JournalOutbox.Payments {
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
        return journal.tokens(sequence, order).stream()
                .flatMap(token -> sealed(order.id(), token).stream())
                .toList();
    }

    private Optional<SealedPayment> sealed(UUID order, StoredToken token) {
        var sealer = hub.get();
        if (sealer.isEmpty()) {
            return lost(order, "the hub's key is not known");
        }
        var place = new TokenPlace(order, token.tender());
        return switch (own.open(place, token.sealed())) {
            case TokenOpening.Opened(var opened) -> {
                var sealed = sealer.get().seal(place, opened);
                yield Optional.of(new SealedPayment(
                        token.tender(),
                        opened.provider(),
                        opened.scope(),
                        opened.expiresAt(),
                        Bytes.of(sealed.sealed().buffer()),
                        sealed.keyId()));
            }
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
