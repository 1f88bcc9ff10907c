package dev.flightcase.bench.model;

import dev.flightcase.cache.checkout.AdoptOutcome;
import dev.flightcase.cache.checkout.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One history, played on a ledger and on the model side by side; compared after each step. One thread. */
final class Play implements AutoCloseable {
    private final MemoryDisk disk = new MemoryDisk();
    private final StallClock clock = new StallClock();
    private final Catalogs catalogs = new Catalogs();
    private final Requests requests = new Requests(catalogs);
    private final StateCheck check = new StateCheck(disk);
    private final Random random;
    private final Tally tally;
    /** What was first answered under a key. */
    private final Map<Integer, String> first = new HashMap<>();
    /** Found on the ledger's thread. */
    private final AtomicReference<@Nullable Mismatch> tooEarly = new AtomicReference<>();

    private final List<CompletableFuture<? extends Outcome<?>>> waiting = new CopyOnWriteArrayList<>();
    private PlainStall stall = new PlainStall(clock);
    private volatile RunningLedger ledger;

    private Play(long seed, Tally tally) {
        this.random = new Random(seed);
        this.tally = tally;
        ledger = new RunningLedger(disk, clock, random);
        disk.beforeWrite(this::nothingIsVisibleYet);
    }

    /** Null when ledger and model agree all the way. */
    static @Nullable Mismatch of(long seed, List<Step> steps, Tally tally) {
        try (var play = new Play(seed, tally)) {
            for (var n = 0; n < steps.size(); n++) {
                var step = steps.get(n);
                try {
                    play.step(step);
                } catch (RuntimeException e) {
                    return new Mismatch("step " + n + " " + step + ": " + e.getMessage(), e);
                }
            }
            play.end();
            return null;
        } catch (RuntimeException e) {
            return new Mismatch("at the end: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        ledger.close();
    }

    private void step(Step step) {
        switch (step) {
            case Step.Ask s -> ask(s);
            case Step.SetClock s -> clock.jump(s.by());
            case Step.Import s -> adopt(catalogs.add(s));
            case Step.AdoptAgain s -> adopt(catalogs.of(s.event()));
            case Step.Restart s -> restart(s);
            case Step.FailWrite s -> disk.failWrite(s.nth(), s.landed());
            case Step.Outage s -> outage(s.acts());
        }
        var early = tooEarly.get();
        if (early != null) {
            throw early;
        }
        check.after(stall, ledger);
    }

    private void end() {
        disk.mend();
        var journal = new JournalCheck(stall, disk);
        journal.verify(ledger.reads());
        journal.replay();
        EndCheck.of(stall, ledger.reads(), requests.named());
        EndCheck.audit(ledger.reads());
        restart(new Step.Restart(Duration.ZERO, false, true));
        check.after(stall, ledger);
    }

    private void ask(Step.Ask step) {
        disk.begin();
        var next = stall.copy();
        var asked = new ArrayList<Asked>();
        var expected = new ArrayList<String>();
        Runnable asking = () -> {
            clock.pass(step.passed());
            next.expire();
            for (var act : step.acts()) {
                var one = requests.ask(act, next);
                if (one != null) {
                    expected.add(Expected.of(next, one));
                    asked.add(one);
                }
            }
            asked.forEach(one -> waiting.add(ledger.ask(one)));
        };
        if (step.acts().size() == 1 && step.passed().isZero()) {
            asking.run();
        } else {
            ledger.together(asking);
        }
        var outcomes = new ArrayList<Outcome<?>>();
        waiting.forEach(future -> outcomes.add(RunningLedger.answer(future)));
        waiting.clear();
        if (asked.isEmpty()) {
            ledger.settle(); // So that what ran out meanwhile is over.
            stall = next;
        } else if (disk.failedAt() == 0) {
            compare(asked, expected, outcomes);
            Mismatch.same("writes", next.changed ? 1 : 0, disk.writes());
            stall = next;
        } else {
            failed(asked, outcomes, next);
        }
    }

    private void failed(List<Asked> asked, List<Outcome<?>> outcomes, PlainStall next) {
        tally.count("batch", disk.landed() ? "landed" : "lost");
        Mismatch.require(next.changed, "it wrote where nothing changes");
        outcomes.forEach(outcome -> Mismatch.same("after a failed write", "not durable", AnswerText.of(outcome)));
        if (disk.landed()) {
            next.serving = stall.serving; // Rebuilt from the disk; what is sold is not on it.
            stall = next;
        }
        ledger.settle();
        stall.expire();
        takeUpWhole(asked);
    }

    /** As the ledger wants it after an edit that did not come to it. */
    private void takeUpWhole(List<Asked> asked) {
        if (stall.serving != null && asked.stream().anyMatch(Asked.Editing.class::isInstance)) {
            adopt(catalogs.of(stall.serving.event()));
        }
    }

    private void compare(List<Asked> asked, List<String> expected, List<Outcome<?>> outcomes) {
        for (var n = 0; n < asked.size(); n++) {
            tally.count(asked.get(n), expected.get(n));
            Mismatch.same("answer to " + asked.get(n), expected.get(n), AnswerText.of(outcomes.get(n)));
            var named = AnswerText.named(outcomes.get(n));
            if (named != null) {
                remember(asked.get(n), named);
            }
        }
    }

    private void remember(Asked asked, AnswerText.Named named) {
        var key =
                switch (asked) {
                    case Asked.Sale sale -> sale.key();
                    case Asked.Keeping keeping -> keeping.key();
                    case Asked.Counting counting -> counting.key();
                    default -> Act.NONE;
                };
        if (key != Act.NONE) {
            requests.learn(key, named.id());
            var before = first.putIfAbsent(key, named.json());
            Mismatch.require(
                    before == null || before.equals(named.json()),
                    "a replay gives other bytes:\n  " + before + "\n  " + named.json());
        }
    }

    private void adopt(@Nullable Edition edition) {
        if (edition == null) {
            return;
        }
        disk.begin();
        var office = new PlainOffice(stall);
        var outcome = ledger.adopt(edition);
        if (office.blocked(edition)) {
            tally.count("adoption", "refused");
            Mismatch.same("adopted", new AdoptOutcome.OtherEventOpen(Edition.id(stall.event)), outcome);
            return;
        }
        var releases = edition.event() != stall.event && !stall.live().isEmpty();
        tally.count("adoption", releases ? "releases holds" : disk.failedAt() == 0 ? "done" : "failed");
        if (disk.failedAt() != 0) {
            notAdopted(edition, releases, outcome);
            return;
        }
        Mismatch.same("writes", (releases ? 1 : 0) + (office.isAdopted(edition) ? 0 : 1), disk.writes());
        if (releases) {
            stall.releaseAll();
        }
        var clamped = office.adopt(edition);
        Mismatch.require(
                outcome instanceof AdoptOutcome.Adopted adopted
                        && clamped.equals(Set.copyOf(adopted.clamped()))
                        && adopted.ledgerRevision() == ledger.reads().revision(),
                "adopted " + outcome + " and not with " + clamped);
    }

    /** Two writes may fail here: that other event's holds are released, and the adoption. */
    private void notAdopted(Edition edition, boolean releases, AdoptOutcome outcome) {
        Mismatch.require(outcome instanceof AdoptOutcome.NotAdopted, "after a failed write: " + outcome);
        var office = new PlainOffice(stall);
        var waits = stall.serving == null;
        var releasing = releases && disk.failedAt() == 1;
        if (releases && (!releasing || disk.landed())) {
            stall.releaseAll();
        }
        if (!releasing && disk.landed()) {
            var _ = office.adopt(edition);
        } else if (waits && (edition.event() == stall.event || stall.live().isEmpty())) {
            var _ = office.adopt(edition); // The first one since the start is adopted by itself.
        }
        ledger.settle();
        stall.expire();
    }

    private void restart(Step.Restart step) {
        ledger.close();
        disk.mend();
        stall.serving = null;
        check.restarted();
        if (step.boots()) {
            clock.boot(step.down());
            stall.booted();
        } else {
            clock.pass(step.down());
        }
        ledger = new RunningLedger(disk, clock, random);
        ledger.settle();
        stall.expire();
        if (step.adopts()) {
            adopt(catalogs.of(stall.event));
        }
    }

    private void outage(List<Act> acts) {
        disk.fill();
        var asked = new ArrayList<Asked>();
        var failing = false;
        for (var act : acts) {
            var next = stall.copy();
            var one = requests.ask(act, next);
            if (one != null) {
                var expected = Expected.of(next, one);
                failing |= next.changed;
                var outcome = RunningLedger.answer(ledger.ask(one));
                Mismatch.same("with a full disk, " + one, failing ? "not durable" : expected, AnswerText.of(outcome));
                asked.add(one);
            }
        }
        disk.mend();
        clock.pass(RunningLedger.CONFIG.recoveryPause());
        ledger.settle();
        stall.expire();
        takeUpWhole(asked);
    }

    private static boolean isAcknowledged(CompletableFuture<? extends Outcome<?>> answer) {
        return answer.isDone() && answer.resultNow() instanceof Outcome.Done<?>;
    }

    /** On the ledger's thread, before a write: what can be seen is what is on the disk, and nobody was answered. */
    private void nothingIsVisibleYet() {
        try {
            if (ledger.isReady()) {
                check.visibleIsDurable(ledger.reads());
                Mismatch.require(waiting.stream().noneMatch(Play::isAcknowledged), "answered before it was written");
            }
        } catch (RuntimeException e) {
            var _ = tooEarly.compareAndSet(null, new Mismatch("before a write: " + e.getMessage(), e));
        }
    }
}
