package dev.flightcase.cache.audit;

import dev.flightcase.cache.StoreReads;
import dev.flightcase.cache.Walk;
import dev.flightcase.settings.cards.CardNumbers;
import java.nio.charset.StandardCharsets;

/**
 * I10, over every key and value of every table. Bytes are read as text whatever they are: in what is not text, digits do not
 * come in such rows but by a chance of 10^-18. Barcodes are let pass where the digits stand alone.
 */
final class CardCheck {
    private static final int DIGITS_TOLD = 4;

    private final Findings findings;

    CardCheck(Findings findings) {
        this.findings = findings;
    }

    void look(String store, StoreReads reads, Deadline deadline) {
        for (var table : reads.tables()) {
            var row = new long[1];
            new Walk(reads, table).up((key, value) -> {
                findings.checked();
                row[0]++;
                look(store + ", table " + table.name() + ", row " + row[0], key);
                look(store + ", table " + table.name() + ", row " + row[0], value);
                return !deadline.isOver();
            });
        }
    }

    private void look(String place, byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        for (var card : CardNumbers.in(text)) {
            var number = text.substring(card.start(), card.numberEnd());
            if (CardNumbers.isInCode(number)) {
                findings.violated(place + " holds what looks like a card number, ending in "
                        + number.substring(number.length() - DIGITS_TOLD));
            }
        }
    }
}
