package dev.flightcase.hub.allotments;

import dev.flightcase.hub.allotments.StockPolicy.ReturnedSlice;
import java.time.Duration;
import java.util.List;

/**
 * Remembers what there is, what was given to whom, and what of it is known to be in force. At each moment, what nodes may sell and what was sold is at most
 * the pool, whatever becomes of messages and processes; only a card that is rolled back and hands of people can break that, which {@link #questions()} finds.
 * Shared by all processes of a hub; blocks; from any thread; each method is one transaction and throws {@link
 * dev.flightcase.hub.ledger.LedgerException} when the database is away.
 */
public interface StockBook {
    /** Changes what there is; never below what is out. Without changes it only makes the event known. */
    StockOutcome pool(String event, List<Change> changes);

    /** Changes a node's sums; more than is free is refused. Less is taken back, and free only once the node has confirmed it. */
    StockOutcome allot(String node, String event, List<Change> changes);

    /** Takes in a report. Repeated, late and overtaken ones do no harm. */
    void heard(Heard heard);

    /** Takes note of epochs of which only orders were heard. */
    void follow();

    /**
     * Looks through journals for stock that was sold.
     *
     * @param entriesMax of each journal
     * @return whether there may be more
     */
    boolean count(int entriesMax);

    /** Says a version anew where less was taken back than asked for and more may come back by now, {@code after} the last time. */
    void askAgain(Duration after);

    /** What nodes are to be told, the newest of each node last. */
    List<Telling> tellings();

    /**
     * The sums of exactly this version.
     *
     * @throws dev.flightcase.hub.ledger.LedgerException too, when another one was said meanwhile
     */
    List<SkuUnits> slices(Telling telling);

    /**
     * @param event empty for the newest events
     * @param skusMax of each event
     */
    List<EventStock> stock(String event, int skusMax);

    List<Question> questions();

    /**
     * Decides about the rest of slices whose epoch is over.
     *
     * @param event empty for all events
     * @param how {@link ReturnedSlice#RETURN} or {@link ReturnedSlice#KEEP}
     */
    StockOutcome settle(String node, String event, ReturnedSlice how);

    /** The node will not come back: what it had becomes a question. If it is heard again, it has it again. */
    StockOutcome giveUp(String node);

    /**
     * Answers questions as the configuration says.
     *
     * @param quiet for so long nothing must have come of a node: its next journal holds orders of the one before
     */
    void reconcile(StockPolicy policy, Duration quiet);
}
