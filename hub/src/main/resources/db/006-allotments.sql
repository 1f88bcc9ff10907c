-- Stock that the hub gives out. Whoever changes what is out of an event holds its row of pool_events.
CREATE TABLE pool_events (
    event_key text        PRIMARY KEY,
    made_at   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE pools (
    event_key text   NOT NULL REFERENCES pool_events,
    sku       text   NOT NULL,
    units     bigint NOT NULL CHECK (units >= 0),
    PRIMARY KEY (event_key, sku)
);

-- The lives of each node's journal. It lives in the one of the highest turn; epoch 0 says that it was given up for lost.
CREATE SEQUENCE epoch_turns;

CREATE TABLE node_epochs (
    node        text        NOT NULL,
    epoch       bigint      NOT NULL,
    number      bigint      GENERATED ALWAYS AS IDENTITY,
    turn        bigint      NOT NULL DEFAULT nextval('epoch_turns'),
    group_name  text        NOT NULL,
    -- By the node's clock.
    reported_at timestamptz,
    first_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (node, epoch)
);

CREATE VIEW node_lives AS
    SELECT DISTINCT ON (node) node, epoch, group_name, reported_at, first_at FROM node_epochs ORDER BY node, turn DESC;

-- Rises with everything that any node is told of its stock.
CREATE SEQUENCE allotment_versions;

-- What a node has of an event, in one epoch; epoch 0 while the hub has not heard of any. Of an epoch that is over, the rest is an
-- open question until it is settled: returned to the pool, or kept by the node in its next epoch.
CREATE TABLE slices (
    node         text        NOT NULL,
    event_key    text        NOT NULL REFERENCES pool_events,
    epoch        bigint      NOT NULL,
    version      bigint      NOT NULL,
    said_at      timestamptz NOT NULL DEFAULT now(),
    confirmed    bigint      NOT NULL DEFAULT 0,
    confirmed_at timestamptz,
    settled      text        CHECK (settled IN ('return', 'keep')),
    settled_at   timestamptz,
    PRIMARY KEY (node, event_key, epoch)
);

CREATE TABLE slice_units (
    node        text   NOT NULL,
    event_key   text   NOT NULL,
    epoch       bigint NOT NULL,
    sku         text   NOT NULL,
    -- The sum that was said last.
    units       bigint NOT NULL CHECK (units >= 0),
    -- The sum that the confirmed version said, and what the node has in force since: more where less was taken back than asked for.
    confirmed   bigint NOT NULL DEFAULT 0,
    in_force    bigint NOT NULL DEFAULT 0,
    -- The most that may be in force at the node: of that and of all that was said since.
    outstanding bigint NOT NULL,
    PRIMARY KEY (node, event_key, epoch, sku),
    FOREIGN KEY (node, event_key, epoch) REFERENCES slices ON UPDATE CASCADE
);

-- Every version, and what it changed as long as the node has not confirmed it.
CREATE TABLE allotments_said (
    version   bigint      PRIMARY KEY,
    node      text        NOT NULL,
    event_key text        NOT NULL,
    epoch     bigint      NOT NULL,
    said_at   timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (node, event_key, epoch) REFERENCES slices ON UPDATE CASCADE
);

CREATE TABLE allotment_changes (
    version bigint NOT NULL REFERENCES allotments_said,
    sku     text   NOT NULL,
    units   bigint NOT NULL,
    PRIMARY KEY (version, sku)
);

CREATE INDEX allotments_said_of ON allotments_said (node, event_key, epoch, version);

-- A node names events by ids of its own.
CREATE TABLE node_events (
    node      text NOT NULL,
    event     uuid NOT NULL,
    event_key text NOT NULL,
    PRIMARY KEY (node, event)
);

-- How far each journal has been looked through for stock.
CREATE TABLE stock_cursors (
    node     text   NOT NULL,
    epoch    bigint NOT NULL,
    sequence bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (node, epoch)
);

-- What journals say of stock: sold and not taken back, given away or damaged.
CREATE TABLE stock_moves (
    node     text    NOT NULL,
    epoch    bigint  NOT NULL,
    event    uuid    NOT NULL,
    sku      text    NOT NULL,
    -- Whether the entry has come that puts a slice of this epoch in force.
    started  boolean NOT NULL DEFAULT false,
    earlier  bigint  NOT NULL DEFAULT 0,
    units    bigint  NOT NULL DEFAULT 0,
    -- Restocked and counted by hand.
    earlier_by_hand bigint NOT NULL DEFAULT 0,
    by_hand  bigint  NOT NULL DEFAULT 0,
    PRIMARY KEY (node, epoch, event, sku)
);

-- By slice. What a journal had before the first slice of its epoch is of the slice before that: a card that was rolled back or
-- restored sold on from it. Where there was none, the first slice that came has it: its sum takes the place of all that was brought.
CREATE VIEW slice_moves AS
    SELECT node, event_key, epoch, sku, sum(units)::bigint AS sold, sum(by_hand)::bigint AS by_hand
    FROM (
        SELECT m.node, e.event_key, m.epoch, m.sku, m.units, m.by_hand
        FROM stock_moves m JOIN node_events e USING (node, event)
        UNION ALL
        SELECT m.node, e.event_key, of.epoch, m.sku, m.earlier, m.earlier_by_hand
        FROM stock_moves m
        JOIN node_events e USING (node, event)
        JOIN node_epochs n USING (node, epoch)
        CROSS JOIN LATERAL (
            SELECT u.epoch
            FROM slice_units u JOIN node_epochs b ON b.node = u.node AND b.epoch = u.epoch
            WHERE u.node = m.node AND u.event_key = e.event_key AND u.sku = m.sku
            ORDER BY b.number < n.number DESC, abs(b.number - n.number) LIMIT 1) of
        WHERE m.earlier <> 0 OR m.earlier_by_hand <> 0) moves
    GROUP BY node, event_key, epoch, sku;

-- What counts as out of the pool.
CREATE VIEW slices_out AS
    SELECT s.node, s.event_key, s.epoch, u.sku, s.version, s.said_at, s.confirmed AS confirmed_version, s.confirmed_at, s.settled,
           s.epoch = coalesce(l.epoch, 0) AS live, u.units, u.in_force, u.outstanding, coalesce(m.sold, 0) AS sold,
           coalesce(m.by_hand, 0) AS by_hand, coalesce(m.sold, 0) + greatest(0, -coalesce(m.by_hand, 0)) AS gone,
           CASE WHEN s.settled IS NULL OR s.epoch = coalesce(l.epoch, 0)
                THEN greatest(u.outstanding, coalesce(m.sold, 0) + greatest(0, -coalesce(m.by_hand, 0)))
                ELSE greatest(0, coalesce(m.sold, 0) + greatest(0, -coalesce(m.by_hand, 0))) END AS out
    FROM slices s
    JOIN slice_units u USING (node, event_key, epoch)
    LEFT JOIN node_lives l USING (node)
    LEFT JOIN slice_moves m ON m.node = u.node AND m.event_key = u.event_key AND m.epoch = u.epoch AND m.sku = u.sku;
