CREATE TABLE concerns (
	report TEXT NOT NULL,
	judgement TEXT NOT NULL,
	PRIMARY KEY (report, judgement)
)
-- next
CREATE TABLE moved (
	judgement TEXT NOT NULL,
	report INTEGER NOT NULL,
	PRIMARY KEY (judgement, report)
)
-- next
CREATE TABLE tombstone (
	n INTEGER NOT NULL,
	id TEXT NOT NULL,
	at TEXT NOT NULL,
	author TEXT NOT NULL,
	why TEXT NOT NULL,
	report TEXT NOT NULL,
	received TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	sameness TEXT NOT NULL,
	capture INTEGER NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
-- next
CREATE TABLE erasing (
	report TEXT NOT NULL,
	PRIMARY KEY (report)
)
-- next
CREATE INDEX tombstone_received ON tombstone (received)
-- next
CREATE INDEX tombstone_report ON tombstone (report)
-- next
CREATE INDEX tombstone_sameness ON tombstone (sameness)
-- next
ALTER TABLE outcome ADD COLUMN erased INTEGER REFERENCES tombstone (n)
-- next
ALTER TABLE story ADD COLUMN judged TEXT NOT NULL DEFAULT '[]'
-- next
ALTER TABLE claim ADD COLUMN judged TEXT NOT NULL DEFAULT '[]'
-- next
ALTER TABLE origin ADD COLUMN judged TEXT NOT NULL DEFAULT '[]'
-- next
CREATE OR REPLACE FUNCTION sayso_insert_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('capture', 'report', 'reading', 'statement', 'source', 'figure', 'time', 'place'))
		OR (TG_OP = 'UPDATE' AND TG_TABLE_NAME IN ('run', 'outcome', 'judgement'))
	THEN
		IF EXISTS (SELECT 1 FROM erasing) THEN
			RETURN NULL;
		END IF;
	END IF;
	RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME;
END
$$
-- next
CREATE TRIGGER tombstone_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON tombstone
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
