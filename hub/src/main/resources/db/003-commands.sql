-- What nodes were told to do, by the operator or by the hub itself, and what became of it.
CREATE TABLE commands (
    command_id  uuid        PRIMARY KEY,
    position    bigint      GENERATED ALWAYS AS IDENTITY,
    node        text        NOT NULL,
    -- push-now, resend-from or configuration.
    kind        text        NOT NULL,
    -- For people; the same words are the same command.
    says        text        NOT NULL,
    -- Command of the contract; it is signed each time it is sent.
    payload     bytea       NOT NULL,
    issued_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    -- CommandResult.Outcome of the contract; NULL until the node has answered.
    outcome     integer,
    reason      text        NOT NULL DEFAULT '',
    answered_at timestamptz
);

CREATE INDEX commands_by_position ON commands (position);
CREATE INDEX commands_unanswered ON commands (expires_at) WHERE outcome IS NULL;
