package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** An order as it is sent: its record, with {@code state}, {@code settlement}, {@code payments} and {@code hash} around it. */
final class OrderText {
    private OrderText() {}

    /** As it was acknowledged: a replay gives these bytes whatever came later. */
    static OrderView first(JournalEntry order) {
        return view(order, Mark.of(order), order.settlement());
    }

    static OrderView view(JournalEntry order, Mark mark, Settlement settlement) {
        return new OrderView(order.id(), order.number(), json(order, mark, settlement));
    }

    private static Bytes json(JournalEntry order, Mark mark, Settlement settlement) {
        var head = utf8("{\"state\":\"" + (mark.isVoided() ? "voided" : "acknowledged") + "\",\"settlement\":\""
                + settlement.wire() + "\"," + (mark.isHandedOver() ? "\"handed_over\":true," : "") + payments(mark));
        var tail = utf8(",\"hash\":\"" + JournalEntry.base64(order.hash()) + "\"}");
        var inner = order.record().buffer();
        inner.position(1).limit(order.record().length() - 1);
        return Bytes.owning(ByteBuffer.allocate(head.length + inner.remaining() + tail.length)
                .put(head)
                .put(inner)
                .put(tail)
                .array());
    }

    /** What the provider said, for the seller; empty while it said nothing. */
    private static String payments(Mark mark) {
        if (mark.payments().isEmpty()) {
            return "";
        }
        return mark.payments().stream()
                .map(paid -> "{\"tender\":" + paid.tender() + ",\"result\":\""
                        + paid.result().wire() + "\",\"reason\":\"" + escaped(paid.reason()) + "\"}")
                .collect(Collectors.joining(",", "\"payments\":[", "],"));
    }

    /** RFC 8259 §7. */
    private static String escaped(String text) {
        var out = new StringBuilder();
        for (var n = 0; n < text.length(); n++) {
            var c = text.charAt(n);
            if (c < ' ') {
                out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
            } else {
                out.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return out.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
