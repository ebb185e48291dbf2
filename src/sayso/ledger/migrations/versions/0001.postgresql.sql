CREATE TABLE capture (
	sha256 TEXT NOT NULL,
	size BIGINT NOT NULL,
	media_type TEXT NOT NULL,
	fetched TEXT,
	derived_from TEXT,
	seal TEXT NOT NULL,
	PRIMARY KEY (sha256)
)
-- next
CREATE TABLE claim (
	id TEXT NOT NULL,
	story INTEGER NOT NULL,
	position INTEGER NOT NULL,
	gist TEXT NOT NULL,
	counted TEXT,
	unit TEXT,
	category TEXT,
	best_low DOUBLE PRECISION,
	best_high DOUBLE PRECISION,
	best TEXT,
	states TEXT NOT NULL,
	independent INTEGER NOT NULL,
	if_possible INTEGER NOT NULL,
	PRIMARY KEY (id)
)
-- next
CREATE INDEX claim_category ON claim (category)
-- next
CREATE INDEX claim_story ON claim (story, position)
-- next
CREATE TABLE cluster (
	story INTEGER NOT NULL,
	size INTEGER NOT NULL,
	known TEXT NOT NULL,
	days TEXT NOT NULL,
	PRIMARY KEY (story)
)
-- next
CREATE TABLE failure (
	n INTEGER NOT NULL,
	id TEXT NOT NULL,
	place TEXT NOT NULL,
	stage TEXT NOT NULL,
	reason TEXT NOT NULL,
	skipped INTEGER NOT NULL,
	external_id TEXT,
	PRIMARY KEY (n),
	UNIQUE (id)
)
-- next
CREATE TABLE features (
	report INTEGER NOT NULL,
	day INTEGER,
	norm DOUBLE PRECISION NOT NULL,
	norm_at INTEGER NOT NULL,
	terms BYTEA NOT NULL,
	PRIMARY KEY (report)
)
-- next
CREATE TABLE joined (
	story INTEGER NOT NULL,
	other INTEGER NOT NULL,
	parts TEXT NOT NULL,
	PRIMARY KEY (story, other)
)
-- next
CREATE TABLE judgement (
	n INTEGER NOT NULL,
	id TEXT NOT NULL,
	at TEXT NOT NULL,
	author TEXT NOT NULL,
	verb TEXT NOT NULL,
	body TEXT NOT NULL,
	why TEXT NOT NULL,
	withdraws TEXT,
	PRIMARY KEY (n),
	UNIQUE (id)
)
-- next
CREATE TABLE link (
	story INTEGER NOT NULL,
	position INTEGER NOT NULL,
	kind TEXT NOT NULL,
	a TEXT NOT NULL,
	b TEXT NOT NULL,
	claim TEXT,
	certainty TEXT,
	score DOUBLE PRECISION,
	detail TEXT NOT NULL,
	PRIMARY KEY (story, position)
)
-- next
CREATE TABLE member (
	claim TEXT NOT NULL,
	position INTEGER NOT NULL,
	story INTEGER NOT NULL,
	statement TEXT NOT NULL,
	start INTEGER,
	"end" INTEGER,
	origin TEXT NOT NULL,
	relation TEXT NOT NULL,
	PRIMARY KEY (claim, position)
)
-- next
CREATE INDEX member_statement ON member (statement)
-- next
CREATE INDEX member_story ON member (story)
-- next
CREATE TABLE origin (
	story INTEGER NOT NULL,
	position INTEGER NOT NULL,
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	first TEXT,
	attributed INTEGER NOT NULL,
	statements TEXT NOT NULL,
	PRIMARY KEY (story, position)
)
-- next
CREATE TABLE posting (
	term INTEGER NOT NULL,
	day INTEGER NOT NULL,
	report INTEGER NOT NULL,
	PRIMARY KEY (term, day, report)
)
-- next
CREATE TABLE redirect (
	"old" TEXT NOT NULL,
	"new" TEXT NOT NULL,
	PRIMARY KEY ("old")
)
-- next
CREATE INDEX redirect_new ON redirect ("new")
-- next
CREATE TABLE run (
	n INTEGER NOT NULL,
	begun TEXT NOT NULL,
	version TEXT NOT NULL,
	extractor TEXT NOT NULL,
	inputs TEXT NOT NULL,
	PRIMARY KEY (n)
)
-- next
CREATE TABLE stale (
	story INTEGER NOT NULL,
	version INTEGER NOT NULL,
	PRIMARY KEY (story)
)
-- next
CREATE TABLE story (
	n INTEGER NOT NULL,
	id TEXT NOT NULL,
	title TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
-- next
CREATE TABLE story_report (
	report INTEGER NOT NULL,
	story INTEGER NOT NULL,
	reasons TEXT NOT NULL,
	PRIMARY KEY (report)
)
-- next
CREATE INDEX story_report_story ON story_report (story)
-- next
CREATE TABLE term (
	n INTEGER NOT NULL,
	key TEXT NOT NULL,
	held INTEGER NOT NULL,
	prior DOUBLE PRECISION NOT NULL,
	PRIMARY KEY (n)
)
-- next
CREATE UNIQUE INDEX term_key ON term (key)
-- next
CREATE TABLE report (
	n INTEGER NOT NULL,
	id TEXT NOT NULL,
	received TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	sameness TEXT NOT NULL,
	media_type TEXT NOT NULL,
	place TEXT NOT NULL,
	external_id TEXT,
	url TEXT,
	outlet TEXT,
	title TEXT,
	byline TEXT,
	published TEXT,
	published_from TEXT,
	updated TEXT,
	updated_from TEXT,
	dateline TEXT,
	credits TEXT NOT NULL,
	language TEXT NOT NULL,
	charset TEXT NOT NULL,
	charset_evidence TEXT NOT NULL,
	blocks TEXT NOT NULL,
	map BYTEA NOT NULL,
	text TEXT NOT NULL,
	seal TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id),
	FOREIGN KEY(received) REFERENCES capture (sha256),
	FOREIGN KEY(sha256) REFERENCES capture (sha256)
)
-- next
CREATE INDEX report_sameness ON report (sameness)
-- next
CREATE INDEX report_sha256 ON report (sha256)
-- next
CREATE TABLE run_end (
	run INTEGER NOT NULL,
	at TEXT NOT NULL,
	read INTEGER NOT NULL,
	kept INTEGER NOT NULL,
	duplicate INTEGER NOT NULL,
	failed INTEGER NOT NULL,
	skipped INTEGER NOT NULL,
	PRIMARY KEY (run),
	FOREIGN KEY(run) REFERENCES run (n)
)
-- next
CREATE TABLE outcome (
	run INTEGER NOT NULL,
	position INTEGER NOT NULL,
	kind TEXT NOT NULL,
	report INTEGER,
	failure INTEGER,
	at TEXT NOT NULL,
	PRIMARY KEY (run, position),
	FOREIGN KEY(run) REFERENCES run (n),
	FOREIGN KEY(report) REFERENCES report (n),
	FOREIGN KEY(failure) REFERENCES failure (n)
)
-- next
CREATE INDEX outcome_report ON outcome (report)
-- next
CREATE TABLE reading (
	n INTEGER NOT NULL,
	report INTEGER NOT NULL,
	extractor TEXT NOT NULL,
	intake TEXT NOT NULL,
	unattributed TEXT NOT NULL,
	seals TEXT NOT NULL,
	PRIMARY KEY (n),
	FOREIGN KEY(report) REFERENCES report (n)
)
-- next
CREATE INDEX reading_intake ON reading (intake)
-- next
CREATE UNIQUE INDEX reading_report ON reading (report, extractor)
-- next
CREATE TABLE figure (
	reading INTEGER NOT NULL,
	position INTEGER NOT NULL,
	listed INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	text TEXT NOT NULL,
	value DOUBLE PRECISION,
	low DOUBLE PRECISION,
	high DOUBLE PRECISION,
	bound TEXT NOT NULL,
	trend TEXT,
	kind TEXT NOT NULL,
	unit TEXT,
	category TEXT,
	counted TEXT,
	counted_start INTEGER,
	counted_end INTEGER,
	time_start INTEGER,
	time_end INTEGER,
	place_start INTEGER,
	place_end INTEGER,
	doubt TEXT,
	PRIMARY KEY (reading, position),
	FOREIGN KEY(reading) REFERENCES reading (n)
)
-- next
CREATE TABLE place (
	reading INTEGER NOT NULL,
	position INTEGER NOT NULL,
	listed INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	text TEXT NOT NULL,
	name TEXT NOT NULL,
	country TEXT,
	lat DOUBLE PRECISION,
	lon DOUBLE PRECISION,
	precision TEXT NOT NULL,
	gazetteer_id TEXT,
	role TEXT NOT NULL,
	doubt TEXT,
	PRIMARY KEY (reading, position),
	FOREIGN KEY(reading) REFERENCES reading (n)
)
-- next
CREATE TABLE statement (
	n INTEGER NOT NULL,
	id TEXT NOT NULL,
	reading INTEGER NOT NULL,
	position INTEGER NOT NULL,
	manner TEXT NOT NULL,
	stance TEXT NOT NULL,
	hedged INTEGER NOT NULL,
	score DOUBLE PRECISION NOT NULL,
	content TEXT NOT NULL,
	cue TEXT NOT NULL,
	source TEXT NOT NULL,
	figures TEXT NOT NULL,
	times TEXT NOT NULL,
	places TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id),
	FOREIGN KEY(reading) REFERENCES reading (n)
)
-- next
CREATE INDEX statement_reading ON statement (reading)
-- next
CREATE TABLE time (
	reading INTEGER NOT NULL,
	position INTEGER NOT NULL,
	listed INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	text TEXT NOT NULL,
	type TEXT NOT NULL,
	value TEXT,
	earliest TEXT,
	latest TEXT,
	doubt TEXT,
	PRIMARY KEY (reading, position),
	FOREIGN KEY(reading) REFERENCES reading (n)
)
-- next
CREATE TABLE source (
	statement INTEGER NOT NULL,
	position INTEGER NOT NULL,
	start INTEGER,
	"end" INTEGER,
	name TEXT NOT NULL,
	role TEXT,
	organisation TEXT,
	kind TEXT NOT NULL,
	evidence TEXT NOT NULL,
	PRIMARY KEY (statement, position),
	FOREIGN KEY(statement) REFERENCES statement (n)
)
-- next
CREATE INDEX source_name ON source (name)
-- next
CREATE VIEW current_reading AS
SELECT one.* FROM reading AS one
WHERE NOT EXISTS (SELECT 1 FROM reading AS later WHERE later.report = one.report AND later.n > one.n)
-- next
CREATE VIEW current_statement AS
SELECT statement.*, current_reading.report FROM statement JOIN current_reading ON current_reading.n = statement.reading
-- next
ALTER TABLE report ADD COLUMN words tsvector GENERATED ALWAYS AS (
	setweight(to_tsvector('english', left(coalesce(title, ''), 10000)), 'A') || to_tsvector('english', left(text, 150000))
) STORED
-- next
CREATE INDEX report_words ON report USING gin (words)
-- next
CREATE FUNCTION sayso_insert_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME;
END
$$
-- next
CREATE TRIGGER capture_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON capture
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
-- next
CREATE TRIGGER report_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON report
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
-- next
CREATE TRIGGER reading_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON reading
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
-- next
CREATE TRIGGER statement_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON statement
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
-- next
CREATE TRIGGER source_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON source
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
-- next
CREATE TRIGGER figure_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON figure
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
-- next
CREATE TRIGGER time_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "time"
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
-- next
CREATE TRIGGER place_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON place
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
-- next
CREATE TRIGGER failure_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON failure
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
-- next
CREATE TRIGGER run_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON run
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
-- next
CREATE TRIGGER outcome_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON outcome
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
-- next
CREATE TRIGGER run_end_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON run_end
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
-- next
CREATE TRIGGER judgement_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON judgement
FOR EACH STATEMENT EXECUTE FUNCTION sayso_insert_only()
