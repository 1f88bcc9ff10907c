package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Order;
import dev.flightcase.contract.commerce.PaymentToken;
import dev.flightcase.hub.Sha256;
import java.util.Optional;

/** Whether one entry is as the contract says, by itself. */
final class EntryCheck {
    private static final int HASH_LENGTH = 32;
    private static final int RECORD_BYTES_MAX = 256 * 1024;
    private static final int TOKENS_MAX = 8;
    private static final int PROVIDER_LENGTH_MAX = 32;
    private static final int SCOPE_LENGTH_MAX = 200;
    /** A token of 4 KiB, its encapsulated key and its tag. */
    private static final int SEALED_BYTES_MAX = 4 * 1024 + 48;
    /** What is kept of ids and hashes that are none. */
    private static final int KEPT_BYTES_MAX = 64;
    /** The end of the year 9999. */
    private static final long MILLIS_MAX = 253_402_300_799_999L;

    private EntryCheck() {}

    sealed interface Outcome {}

    record Passed(Entry entry) implements Outcome {}

    record Failed(Unsound unsound) implements Outcome {}

    static Outcome check(long sequence, Order order) {
        var digest = ByteString.copyFrom(Sha256.of(order.toByteString()));
        var facts = RecordReader.read(order.getRecord());
        if (facts.isEmpty() || !isFormed(order)) {
            return failed(sequence, order, Reason.MALFORMED, digest);
        }
        if (!ByteString.copyFrom(Sha256.of(order.getRecord())).equals(order.getHash())) {
            return failed(sequence, order, Reason.WRONG_HASH, digest);
        }
        return new Passed(new Entry(
                sequence,
                Ids.uuid(order.getId()),
                order.getKindValue(),
                order.getNumber(),
                order.getHash(),
                order.getRecord(),
                facts.get(),
                order.getTokensList().stream().map(EntryCheck::token).toList(),
                digest));
    }

    private static boolean isFormed(Order order) {
        return order.getId().size() == Ids.LENGTH
                && order.getHash().size() == HASH_LENGTH
                && order.getKindValue() > 0
                && order.getNumber() > 0
                && order.getRecord().size() <= RECORD_BYTES_MAX
                && order.getTokensCount() <= TOKENS_MAX
                && order.getTokensList().stream().allMatch(EntryCheck::isFormed)
                && order.getTokensList().stream()
                                .mapToInt(PaymentToken::getTender)
                                .distinct()
                                .count()
                        == order.getTokensCount();
    }

    private static boolean isFormed(PaymentToken token) {
        return token.getTender() >= 0
                && isPlain(token.getProvider(), PROVIDER_LENGTH_MAX)
                && isPlain(token.getScope(), SCOPE_LENGTH_MAX)
                && token.getExpiresAt() >= 0
                && token.getExpiresAt() <= MILLIS_MAX
                && !token.getSealed().isEmpty()
                && token.getSealed().size() <= SEALED_BYTES_MAX;
    }

    private static boolean isPlain(String text, int lengthMax) {
        return text.length() <= lengthMax && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static Entry.Token token(PaymentToken token) {
        return new Entry.Token(
                token.getTender(),
                token.getProvider(),
                token.getScope(),
                token.getExpiresAt(),
                token.getSealed(),
                token.getKeyId());
    }

    private static Outcome failed(long sequence, Order order, Reason reason, ByteString digest) {
        return new Failed(new Unsound(
                sequence,
                reason,
                kept(order.getId()),
                order.getId().size() == Ids.LENGTH ? Optional.of(Ids.uuid(order.getId())) : Optional.empty(),
                kept(order.getHash()),
                order.getKindValue(),
                order.getNumber(),
                order.getRecord(),
                digest));
    }

    private static ByteString kept(ByteString bytes) {
        return bytes.substring(0, Math.min(bytes.size(), KEPT_BYTES_MAX));
    }
}
