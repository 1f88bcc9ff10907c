-- What became of payment tokens. A row waits from the moment its token is in the ledger; the token goes when the result is here.
CREATE TABLE payments (
    entry_id    uuid        NOT NULL REFERENCES entries,
    tender      integer     NOT NULL,
    -- Pages go by it.
    position    bigint      GENERATED ALWAYS AS IDENTITY,
    node        text        NOT NULL,
    -- Of an order for practice: nobody is asked for money.
    training    boolean     NOT NULL,
    provider    text        NOT NULL,
    -- What the order's record says of this tender, in minor units; null when it says nothing.
    amount      bigint,
    currency    text,
    -- 0 waiting, 1 captured, 2 declined, 3 expired, 4 voided, 5 unsure.
    state       integer     NOT NULL DEFAULT 0,
    -- Rises for each node with each result that it is told; null for others.
    number      bigint,
    -- Of the result, or why it still waits.
    reason      text        NOT NULL DEFAULT '',
    -- The provider's own name for what it did.
    reference   text        NOT NULL DEFAULT '',
    -- The provider was asked, and what that did is not known.
    asked       boolean     NOT NULL DEFAULT false,
    tries       integer     NOT NULL DEFAULT 0,
    -- While it waits: when it is looked at next. Whoever looks at it puts it off first, so that nobody else does.
    due_at      timestamptz NOT NULL DEFAULT now(),
    received_at timestamptz NOT NULL DEFAULT now(),
    decided_at  timestamptz,
    PRIMARY KEY (entry_id, tender),
    UNIQUE (node, number)
);

CREATE INDEX payments_due ON payments (due_at) WHERE state = 0;
CREATE INDEX payments_by_state ON payments (state);
CREATE UNIQUE INDEX payments_by_position ON payments (position);

-- What each node was told of results, and has reported to have.
CREATE TABLE payment_books (
    node        text        PRIMARY KEY,
    last_number bigint      NOT NULL DEFAULT 0,
    through     bigint      NOT NULL DEFAULT 0,
    -- Of the report that said so.
    epoch       bigint,
    -- When it is told next, while there is something that it has not reported; and how often it was.
    tell_at     timestamptz NOT NULL DEFAULT now(),
    tells       integer     NOT NULL DEFAULT 0
);

-- Orders that were taken back. A void may come before its order.
CREATE TABLE voids (
    order_id uuid NOT NULL,
    -- Who says so: nobody takes back what another node has sold.
    node     text NOT NULL,
    PRIMARY KEY (order_id, node)
);

INSERT INTO voids (order_id, node)
    SELECT substring(convert_from(record, 'UTF8') FROM '"order":"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"')::uuid, node
    FROM entries
    WHERE kind = 3 AND convert_from(record, 'UTF8') ~ '"order":"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"'
    ON CONFLICT DO NOTHING;

INSERT INTO payments (entry_id, tender, node, training, provider, amount, currency)
    SELECT t.entry_id, t.tender, e.node, e.kind = 2, t.provider,
           (convert_from(e.record, 'UTF8')::json -> 'tenders' -> t.tender -> 'amount' ->> 'amount')::bigint,
           convert_from(e.record, 'UTF8')::json -> 'tenders' -> t.tender -> 'amount' ->> 'currency'
    FROM payment_tokens t JOIN entries e USING (entry_id);
