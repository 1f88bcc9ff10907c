package dev.flightcase.hub.claim;

/** What came of an application. */
sealed interface ClaimOutcome {
    record Granted(NodeEntry entry) implements ClaimOutcome {}

    /** No code like this is open. */
    record WrongCode() implements ClaimOutcome {}

    record CodeOver() implements ClaimOutcome {}

    /** As many nodes as it lets in have come. */
    record CodeUsed() implements ClaimOutcome {}

    /** Id, key, signature and request do not fit together. */
    record NotProven() implements ClaimOutcome {}

    /** @param generation of the newest key that the hub has seen of this node */
    record Stale(int generation) implements ClaimOutcome {}

    record Revoked() implements ClaimOutcome {}

    /** A renewal of a node that nobody claimed here. */
    record Unknown() implements ClaimOutcome {}

    record Full(int nodesMax) implements ClaimOutcome {}
}
