package dev.flightcase.uplink.shop;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Order;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.contract.commerce.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the contract demands of a hub's ledger, in memory: it keeps the first entry of each place and says what it refused. */
final class ModelHub {
    private final Says says;
    private final Map<ByteString, ByteString> ledger = new HashMap<>();
    private final Map<Place, Order> places = new HashMap<>();
    private final List<Refused> refused = new ArrayList<>();

    /** How much it tells nodes of what it has. */
    enum Says {
        MARKS,
        HASHES_AT_MARKS,
        OTHER_PASTS
    }

    private record Place(long epoch, long sequence) {}

    private record Refused(Place place, Order order, Rejected.Reason reason) {}

    ModelHub(Says says) {
        this.says = says;
    }

    boolean has(ByteString id) {
        return ledger.containsKey(id);
    }

    Receipt accept(OrderBatch batch) {
        boolean otherPast = says == Says.OTHER_PASTS && followsAnother(batch);
        for (int i = 0; i < batch.getOrdersCount(); i++) {
            var place = new Place(batch.getEpoch(), batch.getFirst() + i);
            var order = batch.getOrders(i);
            var holder = places.get(place);
            if (holder != null && !holder.getId().equals(order.getId())) {
                refuse(place, order, Rejected.Reason.PLACE_TAKEN);
            } else if (otherPast && i == 0) {
                refuse(place, order, Rejected.Reason.OTHER_PAST);
            } else {
                ledger.put(order.getId(), order.getHash());
                places.put(place, order);
            }
        }
        return receipt(batch.getNode(), batch.getEpoch());
    }

    private boolean followsAnother(OrderBatch batch) {
        var here = places.get(new Place(batch.getEpoch(), batch.getFirst() - 1));
        return !batch.getBefore().isEmpty() && here != null && !here.getHash().equals(batch.getBefore());
    }

    private void refuse(Place place, Order order, Rejected.Reason reason) {
        var one = new Refused(place, order, reason);
        if (!refused.contains(one)) {
            refused.add(one);
        }
    }

    Receipt receipt(String node, long epoch) {
        var receipt = Receipt.newBuilder().setNode(node).setEpoch(epoch).setIssuedAt(1);
        long mark = 0;
        while (came(new Place(epoch, mark + 1))) {
            mark++;
        }
        receipt.setMark(mark);
        var at = places.get(new Place(epoch, mark));
        if (at != null && says != Says.MARKS) {
            receipt.setMarkHash(at.getHash());
        }
        for (var one : refused) {
            if (one.place().epoch() == epoch && !has(one.order().getId())) {
                receipt.addRejected(Rejected.newBuilder()
                        .setSequence(one.place().sequence())
                        .setId(one.order().getId())
                        .setHash(one.order().getHash())
                        .setReason(one.reason()));
            }
        }
        return receipt.build();
    }

    private boolean came(Place place) {
        return places.containsKey(place)
                || refused.stream().anyMatch(one -> one.place().equals(place));
    }
}
