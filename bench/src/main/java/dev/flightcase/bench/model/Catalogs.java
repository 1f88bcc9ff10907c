package dev.flightcase.bench.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogs of the events, as the node's own store of them would have them, whatever the ledger has taken up. A bundle is
 * never without its parts. */
final class Catalogs {
    private final Map<Integer, Edition> editions = new HashMap<>();
    private long revision;

    @Nullable
    Edition of(int event) {
        return editions.get(event);
    }

    Edition add(Step.Import folder) {
        var items = new ArrayList<Edition.Item>();
        for (var goods : Goods.ALL) {
            var brought = folder.brought().get(goods.sku());
            if (brought != null
                    && folder.brought().keySet().containsAll(goods.parts().keySet())) {
                var cents = 500L + 700L * Goods.ALL.indexOf(goods) + folder.dearer();
                items.add(new Edition.Item(goods.sku(), cents, goods.isBundle() ? 0 : brought, false));
            }
        }
        var edition = new Edition(folder.event(), ++revision, items, folder.pickups());
        editions.put(folder.event(), edition);
        return edition;
    }

    /** Null unless what is served is the latest: what was edited before must have been taken up before. Parts come first. */
    @Nullable
    Edition edit(Act.Edit act, @Nullable Edition serving) {
        if (serving == null || !serving.equals(editions.get(serving.event()))) {
            return null;
        }
        var goods = Goods.of(act.sku());
        if (goods.parts().keySet().stream().anyMatch(part -> serving.item(part) == null)) {
            return null;
        }
        var brought = goods.isBundle() ? 0 : act.brought();
        var edited = serving.edited(++revision, new Edition.Item(act.sku(), act.cents(), brought, act.paused()));
        editions.put(serving.event(), edited);
        return edited;
    }
}
