-- Which of two choices counts, that of the node or that of all: the one that was made later. News rises with prices, too.
ALTER TABLE catalog_choices ADD COLUMN chosen bigint;
UPDATE catalog_choices SET chosen = news;
ALTER TABLE catalog_choices ALTER COLUMN chosen SET NOT NULL;
