package dev.flightcase.bench.model;

/** Asks the model. */
final class Expected {
    private Expected() {}

    /** Changes the stall as it should be changed, and says in words what should be answered. */
    static String of(PlainStall stall, Asked asked) {
        var holds = new PlainHolds(stall, RunningLedger.CONFIG.holds());
        var office = new PlainOffice(stall);
        return switch (asked) {
            case Asked.Sale a -> new PlainSales(stall, holds).sell(a);
            case Asked.Keeping a -> holds.keep(a);
            case Asked.Extension a -> holds.extend(a);
            case Asked.GivingBack a -> holds.giveBack(a);
            case Asked.TakingBack a -> office.takeBack(a);
            case Asked.Counting a -> office.count(a);
            case Asked.Living a -> office.live(a);
            case Asked.Cash _ -> office.countCash();
            case Asked.HandingOver a -> office.handOver(a);
            case Asked.Editing a -> office.edit(a);
        };
    }
}
