-- Catalogs that were taken in. The files lie on the hub's shelf, by their SHA-256.
CREATE TABLE catalogs (
    catalog        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_key      text        NOT NULL,
    manifest       bytea       NOT NULL CHECK (octet_length(manifest) = 32),
    manifest_bytes bigint      NOT NULL,
    products       integer     NOT NULL,
    files          integer     NOT NULL,
    bytes          bigint      NOT NULL,
    taken_at       timestamptz NOT NULL DEFAULT now()
);

-- Rises with everything that a node is told about its catalog.
CREATE SEQUENCE catalog_news;

-- Which node serves what. Of the row of the node and the row of all nodes ('*'), the newer one counts.
CREATE TABLE catalog_choices (
    node      text        PRIMARY KEY,
    catalog   bigint      NOT NULL REFERENCES catalogs,
    news      bigint      NOT NULL DEFAULT nextval('catalog_news'),
    -- To be in memory before doors open.
    warm      text[]      NOT NULL DEFAULT '{}',
    chosen_at timestamptz NOT NULL DEFAULT now()
);

-- What was changed of a node's prices since. They end with the next choice of a catalog.
CREATE TABLE price_changes (
    node     text   NOT NULL REFERENCES catalog_choices ON DELETE CASCADE,
    sku      text   NOT NULL,
    amount   bigint NOT NULL,
    currency text   NOT NULL,
    PRIMARY KEY (node, sku)
);
