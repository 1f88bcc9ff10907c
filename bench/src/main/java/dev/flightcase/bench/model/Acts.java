package dev.flightcase.bench.model;

import dev.flightcase.cache.checkout.Adjustment;
import dev.flightcase.cache.checkout.EventLife;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Throws the dice for what tills ask. Knows which acts may have made what, not whether they did. */
final class Acts {
    /** Of those that may be asked for: mostly the latest, for the others are over. */
    private static final int LATEST = 5;

    private static final List<Act.Pay> PAYS = List.of(Act.Pay.values());
    private static final List<Adjustment.Kind> KINDS = List.of(Adjustment.Kind.values());

    private final Random random;
    private final List<Integer> holds = new ArrayList<>();
    private final Map<Integer, List<Act.Line>> held = new HashMap<>();
    private final List<Integer> orders = new ArrayList<>();
    private int ids;

    Acts(Random random) {
        this.random = random;
    }

    List<Act> some(int many) {
        var acts = new ArrayList<Act>();
        for (var n = 0; n < many; n++) {
            acts.add(one());
        }
        return acts;
    }

    Act become(EventLife life) {
        return new Act.Become(ids++, 3, life);
    }

    private Act one() {
        var dice = random.nextInt(100);
        var till = random.nextInt(4);
        if (dice < 20) {
            var lines = lines();
            holds.add(ids);
            held.put(ids, lines);
            return new Act.Hold(ids++, till, lines, random.nextBoolean() ? 0 : random.nextBoolean() ? 30 : 600);
        }
        if (dice < 26) {
            return new Act.Extend(ids++, till, hold(), proven(), random.nextBoolean() ? 0 : 600);
        }
        if (dice < 31) {
            return new Act.Release(ids++, till, hold(), proven());
        }
        if (dice < 57) {
            return sell(till);
        }
        if (dice < 65) {
            return new Act.TakeBack(ids++, till, order(), random.nextBoolean());
        }
        if (dice < 73) {
            return adjust(till);
        }
        if (dice < 75) {
            return become();
        }
        if (dice < 76) {
            return new Act.CountCash(ids++, till, random.nextInt(10_000));
        }
        if (dice < 80) {
            return new Act.HandOver(ids++, till, order());
        }
        if (dice < 84) {
            return new Act.Edit(
                    ids++, 3, goods().sku(), 100 + random.nextInt(9) * 100, random.nextInt(12), random.nextInt(5) == 0);
        }
        return new Act.Again(ids++, till, Math.max(0, ids - 1 - random.nextInt(12)), random.nextInt(4) == 0);
    }

    private Act sell(int till) {
        orders.add(ids);
        var hold = random.nextInt(5) < 2 ? hold() : Act.NONE;
        var same = random.nextInt(3) > 0 ? held.get(hold) : null;
        var pay = PAYS.get(Math.max(0, random.nextInt(16) - 11));
        return new Act.Sell(
                ids++,
                till,
                same == null ? lines() : same,
                pay,
                hold,
                proven(),
                random.nextInt(7) == 0,
                random.nextInt(3) == 0 ? random.nextBoolean() ? "early" : "late" : null,
                random.nextInt(8) == 0);
    }

    private Act adjust(int till) {
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        var units =
                switch (kind) {
                    case COUNT -> random.nextInt(15);
                    case RESTOCK -> 1 + random.nextInt(4);
                    case DAMAGE, GIFT -> -1 - random.nextInt(3);
                };
        return new Act.Adjust(ids++, till, goods().sku(), kind, units, random.nextBoolean());
    }

    private Act become() {
        var dice = random.nextInt(20);
        return become(dice < 14 ? EventLife.OPEN : dice < 18 ? EventLife.CLOSED : EventLife.SETTLED);
    }

    private List<Act.Line> lines() {
        var lines = new ArrayList<Act.Line>();
        for (var n = Math.max(0, random.nextInt(5) - 2); n >= 0; n--) {
            var goods = goods();
            var off = random.nextInt(8) == 0 ? 50 + random.nextInt(30) * 50 : 0;
            var each = (goods.open() && random.nextBoolean()) || random.nextInt(40) == 0 ? 250 : 0;
            lines.add(new Act.Line(goods.sku(), 1 + Math.max(0, random.nextInt(5) - 2), off, each));
        }
        return lines;
    }

    /** Seldom what is sold for half an hour only. */
    private Goods goods() {
        var goods = Goods.ALL.get(random.nextInt(Goods.ALL.size()));
        var drops = goods.opens() != null || goods.parts().containsKey("PRINT");
        return drops && random.nextInt(3) > 0 ? goods() : goods;
    }

    private boolean proven() {
        return random.nextInt(4) > 0;
    }

    private int hold() {
        return late(holds);
    }

    private int order() {
        return late(orders);
    }

    private int late(List<Integer> made) {
        return made.isEmpty() ? Act.NONE - 10 : made.get(Math.max(0, made.size() - 1 - random.nextInt(LATEST)));
    }
}
