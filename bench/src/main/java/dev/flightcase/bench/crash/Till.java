package dev.flightcase.bench.crash;

/** Where customers ask: what they ask for and what they are promised goes into the book. Blocks; any thread. */
final class Till {
    private static final int LATER = 503;
    private static final int NO_SPACE = 507;

    private final NodeHttp node;
    private final Book book;
    private final Findings findings;
    private volatile boolean struck;

    Till(NodeHttp node, Book book, Findings findings) {
        this.node = node;
        this.book = book;
        this.findings = findings;
    }

    /** From now on only promises count: a node without power would answer nothing, and one whose disk just went may say so as it likes. */
    void struck() {
        struck = true;
    }

    /** The promise, as it was answered. */
    String ask(Request request) throws Gone, InterruptedException {
        book.asks(request);
        return switch (node.send(request)) {
            case Answer.Answered(int status, var body)
            when status == request.done() -> {
                book.acknowledged(request, body);
                yield body;
            }
            // Not now, or not durable: it stays open, and is asked again after the restart.
            case Answer.Answered(int status, var _) when status == LATER || status == NO_SPACE -> throw new Gone();
            case Answer.Answered(int status, var body) -> {
                if (!struck) {
                    findings.add(Findings.Kind.REFUSED, request.path() + " answers " + status + " " + body);
                }
                throw new Gone();
            }
            case Answer.Unanswered _ -> throw new Gone();
        };
    }
}
