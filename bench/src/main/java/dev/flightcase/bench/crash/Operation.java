package dev.flightcase.bench.crash;

import java.util.List;
import java.util.random.RandomGenerator;

/** One thing that customers do, in one request or several. Stateless; any thread. */
interface Operation {
    /** All there are. */
    List<Operation> ALL = List.of(Operation::buy, Operation::holdAndBuy, Operation::buyAndGiveBack);

    void run(Till till, RandomGenerator random) throws Gone, InterruptedException;

    private static void buy(Till till, RandomGenerator random) throws Gone, InterruptedException {
        till.ask(Basket.any(random).sale(random));
    }

    private static void holdAndBuy(Till till, RandomGenerator random) throws Gone, InterruptedException {
        var basket = Basket.any(random);
        var hold = till.ask(basket.hold(random));
        till.ask(basket.saleOf(hold, random));
    }

    private static void buyAndGiveBack(Till till, RandomGenerator random) throws Gone, InterruptedException {
        var basket = Basket.any(random);
        var order = till.ask(basket.sale(random));
        till.ask(basket.voidOf(order, random));
    }
}
