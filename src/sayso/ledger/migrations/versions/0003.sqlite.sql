CREATE TABLE concerns (
	report TEXT NOT NULL,
	judgement TEXT NOT NULL,
	PRIMARY KEY (report, judgement)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE moved (
	judgement TEXT NOT NULL,
	report INTEGER NOT NULL,
	PRIMARY KEY (judgement, report)
)
 WITHOUT ROWID,
 STRICT
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
 STRICT
-- next
CREATE TABLE erasing (
	report TEXT NOT NULL,
	PRIMARY KEY (report)
)
 WITHOUT ROWID,
 STRICT
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
DROP TRIGGER capture_not_removed
-- next
CREATE TRIGGER capture_not_removed BEFORE DELETE ON capture WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
	SELECT RAISE(ABORT, 'capture is insert-only');
END
-- next
DROP TRIGGER report_not_removed
-- next
CREATE TRIGGER report_not_removed BEFORE DELETE ON report WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
	SELECT RAISE(ABORT, 'report is insert-only');
END
-- next
DROP TRIGGER reading_not_removed
-- next
CREATE TRIGGER reading_not_removed BEFORE DELETE ON reading WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
	SELECT RAISE(ABORT, 'reading is insert-only');
END
-- next
DROP TRIGGER statement_not_removed
-- next
CREATE TRIGGER statement_not_removed BEFORE DELETE ON statement WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
	SELECT RAISE(ABORT, 'statement is insert-only');
END
-- next
DROP TRIGGER source_not_removed
-- next
CREATE TRIGGER source_not_removed BEFORE DELETE ON source WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
	SELECT RAISE(ABORT, 'source is insert-only');
END
-- next
DROP TRIGGER figure_not_removed
-- next
CREATE TRIGGER figure_not_removed BEFORE DELETE ON figure WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
	SELECT RAISE(ABORT, 'figure is insert-only');
END
-- next
DROP TRIGGER time_not_removed
-- next
CREATE TRIGGER time_not_removed BEFORE DELETE ON time WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
	SELECT RAISE(ABORT, 'time is insert-only');
END
-- next
DROP TRIGGER place_not_removed
-- next
CREATE TRIGGER place_not_removed BEFORE DELETE ON place WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
	SELECT RAISE(ABORT, 'place is insert-only');
END
-- next
DROP TRIGGER run_kept
-- next
CREATE TRIGGER run_kept BEFORE UPDATE ON run WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
	SELECT RAISE(ABORT, 'run is insert-only');
END
-- next
DROP TRIGGER outcome_kept
-- next
CREATE TRIGGER outcome_kept BEFORE UPDATE ON outcome WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
	SELECT RAISE(ABORT, 'outcome is insert-only');
END
-- next
DROP TRIGGER judgement_kept
-- next
CREATE TRIGGER judgement_kept BEFORE UPDATE ON judgement WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
	SELECT RAISE(ABORT, 'judgement is insert-only');
END
-- next
CREATE TRIGGER tombstone_kept BEFORE UPDATE ON tombstone BEGIN
	SELECT RAISE(ABORT, 'tombstone is insert-only');
END
-- next
CREATE TRIGGER tombstone_not_removed BEFORE DELETE ON tombstone BEGIN
	SELECT RAISE(ABORT, 'tombstone is insert-only');
END
-- next
CREATE TRIGGER tombstone_n_not_replaced BEFORE INSERT ON tombstone
WHEN EXISTS (SELECT 1 FROM tombstone WHERE "n" = NEW."n") BEGIN
	SELECT RAISE(ABORT, 'tombstone is insert-only');
END
-- next
CREATE TRIGGER tombstone_id_not_replaced BEFORE INSERT ON tombstone
WHEN EXISTS (SELECT 1 FROM tombstone WHERE "id" = NEW."id") BEGIN
	SELECT RAISE(ABORT, 'tombstone is insert-only');
END
