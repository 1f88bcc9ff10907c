package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An order as it is sent: its record, with {@code state}, {@code settlement} and {@code hash} around it. */
final class OrderText {
    private OrderText() {}

    /** As it was acknowledged: a replay gives these bytes whatever came later. */
    static OrderView first(JournalEntry order) {
        return view(order, Mark.of(order));
    }

    static OrderView view(JournalEntry order, Mark mark) {
        return new OrderView(order.id(), order.number(), json(order, mark));
    }

    static Bytes json(JournalEntry order, Mark mark) {
        var head = utf8("{\"state\":\"" + (mark.isVoided() ? "voided" : "acknowledged") + "\",\"settlement\":\""
                + mark.settlement().wire() + "\"," + (mark.isHandedOver() ? "\"handed_over\":true," : ""));
        var tail = utf8(",\"hash\":\"" + JournalEntry.base64(order.hash()) + "\"}");
        var inner = order.record().buffer();
        inner.position(1).limit(order.record().length() - 1);
        return Bytes.owning(ByteBuffer.allocate(head.length + inner.remaining() + tail.length)
                .put(head)
                .put(inner)
                .put(tail)
                .array());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
