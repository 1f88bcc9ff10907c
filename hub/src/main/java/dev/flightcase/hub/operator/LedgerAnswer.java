package dev.flightcase.hub.operator;

import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import dev.flightcase.hub.ledger.LedgerException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with what the database says now, which nobody is to store. */
public final class LedgerAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerAnswer.class);

    private LedgerAnswer() {}

    /** What {@code answer} gives; 503 {@code ledger-away} where it throws a {@link LedgerException}. */
    public static Response of(Supplier<Response> answer) {
        try {
            return answer.get().withCacheControl("no-store");
        } catch (LedgerException e) {
            if (e.isPassing()) {
                LOG.atDebug().addKeyValue("error", e.getMessage()).log("the ledger can not be asked now");
            } else {
                LOG.atError().setCause(e).log("the database refuses what it is asked");
            }
            return Problem.of(503, "ledger-away", "The ledger does not answer", "the database is away; try again")
                    .toResponse();
        }
    }
}
