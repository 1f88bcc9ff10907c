package dev.flightcase.cache.export;

import dev.flightcase.settings.cards.CardNumbers;

/** Masks what looks like a card number, and counts. Not thread-safe. */
final class CardMask {
    private long masked;

    /** A barcode that stands alone is none. */
    String apply(String text) {
        var safe = new StringBuilder();
        var done = 0;
        for (var place : CardNumbers.in(text)) {
            if (CardNumbers.isInCode(text.substring(place.start(), place.numberEnd()))) {
                safe.append(text, done, place.start());
                safe.append(CardNumbers.redact(text.substring(place.start(), place.end())));
                done = place.end();
            }
        }
        if (done == 0) {
            return text;
        }
        masked++;
        return safe.append(text, done, text.length()).toString();
    }

    long masked() {
        return masked;
    }
}
