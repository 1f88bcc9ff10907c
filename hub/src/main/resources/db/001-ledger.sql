-- The ledger: what the journals of all nodes hold, each entry once.
-- An epoch is a random number of 64 bits; here it is signed, as PostgreSQL has no other.

-- What has been received of one epoch of one node. Its row is locked while a batch of that epoch is taken in.
CREATE TABLE marks (
    node        text           NOT NULL,
    epoch       bigint         NOT NULL,
    group_name  text           NOT NULL,
    -- Sequences that are in the ledger or in quarantine.
    received    int8multirange NOT NULL DEFAULT '{}',
    entries     bigint         NOT NULL DEFAULT 0,
    -- Without those for practice.
    orders      bigint         NOT NULL DEFAULT 0,
    quarantined bigint         NOT NULL DEFAULT 0,
    first_at    timestamptz    NOT NULL DEFAULT now(),
    last_at     timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (node, epoch)
);

CREATE TABLE entries (
    entry_id    uuid        PRIMARY KEY,
    -- Rises in the order in which entries came, roughly: pages go by it.
    position    bigint      GENERATED ALWAYS AS IDENTITY,
    node        text        NOT NULL,
    epoch       bigint      NOT NULL,
    sequence    bigint      NOT NULL,
    -- Order.Kind of the contract; a kind that this hub does not know is kept as it is.
    kind        integer     NOT NULL,
    number      bigint      NOT NULL,
    hash        bytea       NOT NULL CHECK (octet_length(hash) = 32),
    -- The very bytes that the hash is over.
    record      bytea       NOT NULL,
    -- Copied from the record, where it has them.
    event       text,
    amount      bigint,
    currency    text,
    taken_at    timestamptz,
    received_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (node, epoch, sequence)
);

CREATE INDEX entries_orders ON entries (position) WHERE kind IN (1, 2);
CREATE INDEX entries_orders_of_node ON entries (node, position) WHERE kind IN (1, 2);

-- A place in a journal at which an entry came that the ledger had already from another place: after a re-flash or a restore,
-- a node sends everything again under a new epoch.
CREATE TABLE resent (
    node     text   NOT NULL,
    epoch    bigint NOT NULL,
    sequence bigint NOT NULL,
    entry_id uuid   NOT NULL REFERENCES entries,
    PRIMARY KEY (node, epoch, sequence)
);

CREATE TABLE payment_tokens (
    entry_id   uuid        NOT NULL REFERENCES entries,
    tender     integer     NOT NULL,
    provider   text        NOT NULL,
    scope      text        NOT NULL,
    expires_at timestamptz NOT NULL,
    -- Readable with the hub's key only.
    sealed     bytea       NOT NULL,
    key_id     bigint      NOT NULL,
    PRIMARY KEY (entry_id, tender)
);

-- What is not as it should be, and so not in the ledger. The node keeps it as well.
CREATE TABLE quarantine (
    position    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    node        text        NOT NULL,
    epoch       bigint      NOT NULL,
    sequence    bigint      NOT NULL,
    -- SHA-256 of the whole message: the same one sent again is no other one.
    digest      bytea       NOT NULL,
    -- Rejected.Reason of the contract.
    reason      integer     NOT NULL,
    -- The id as it was sent, and as a UUID if it is one.
    sent_id     bytea       NOT NULL,
    entry_id    uuid,
    hash        bytea       NOT NULL,
    kind        integer     NOT NULL,
    number      bigint      NOT NULL,
    record      bytea       NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (node, epoch, sequence, digest)
);

-- Messages that belong to no place in a journal.
CREATE TABLE dead_letters (
    topic    text        NOT NULL,
    digest   bytea       NOT NULL,
    reason   text        NOT NULL,
    -- Its length, and its first 64 KiB.
    bytes    integer     NOT NULL,
    payload  bytea       NOT NULL,
    times    bigint      NOT NULL DEFAULT 1,
    first_at timestamptz NOT NULL DEFAULT now(),
    last_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, digest)
);

CREATE INDEX dead_letters_by_age ON dead_letters (last_at);

CREATE VIEW orders AS
    SELECT entry_id AS order_id, position, node, epoch, sequence, number, kind = 2 AS training, event, amount, currency, taken_at,
           received_at, convert_from(record, 'UTF8') AS record
    FROM entries
    WHERE kind IN (1, 2);
