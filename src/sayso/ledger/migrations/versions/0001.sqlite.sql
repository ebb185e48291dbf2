CREATE TABLE capture (
	sha256 TEXT NOT NULL,
	size INTEGER NOT NULL,
	media_type TEXT NOT NULL,
	fetched TEXT,
	derived_from TEXT,
	seal TEXT NOT NULL,
	PRIMARY KEY (sha256)
)
 STRICT
-- next
CREATE TABLE claim (
	id TEXT NOT NULL,
	story INTEGER NOT NULL,
	position INTEGER NOT NULL,
	gist TEXT NOT NULL,
	counted TEXT,
	unit TEXT,
	category TEXT,
	best_low REAL,
	best_high REAL,
	best TEXT,
	states TEXT NOT NULL,
	independent INTEGER NOT NULL,
	if_possible INTEGER NOT NULL,
	PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT
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
 STRICT
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
 STRICT
-- next
CREATE TABLE features (
	report INTEGER NOT NULL,
	day INTEGER,
	norm REAL NOT NULL,
	norm_at INTEGER NOT NULL,
	terms BLOB NOT NULL,
	PRIMARY KEY (report)
)
 STRICT
-- next
CREATE TABLE joined (
	story INTEGER NOT NULL,
	other INTEGER NOT NULL,
	parts TEXT NOT NULL,
	PRIMARY KEY (story, other)
)
 WITHOUT ROWID,
 STRICT
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
 STRICT
-- next
CREATE TABLE link (
	story INTEGER NOT NULL,
	position INTEGER NOT NULL,
	kind TEXT NOT NULL,
	a TEXT NOT NULL,
	b TEXT NOT NULL,
	claim TEXT,
	certainty TEXT,
	score REAL,
	detail TEXT NOT NULL,
	PRIMARY KEY (story, position)
)
 WITHOUT ROWID,
 STRICT
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
 WITHOUT ROWID,
 STRICT
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
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE posting (
	term INTEGER NOT NULL,
	day INTEGER NOT NULL,
	report INTEGER NOT NULL,
	PRIMARY KEY (term, day, report)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE redirect (
	old TEXT NOT NULL,
	new TEXT NOT NULL,
	PRIMARY KEY (old)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE INDEX redirect_new ON redirect (new)
-- next
CREATE TABLE run (
	n INTEGER NOT NULL,
	begun TEXT NOT NULL,
	version TEXT NOT NULL,
	extractor TEXT NOT NULL,
	inputs TEXT NOT NULL,
	PRIMARY KEY (n)
)
 STRICT
-- next
CREATE TABLE stale (
	story INTEGER NOT NULL,
	version INTEGER NOT NULL,
	PRIMARY KEY (story)
)
 STRICT
-- next
CREATE TABLE story (
	n INTEGER NOT NULL,
	id TEXT NOT NULL,
	title TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT
-- next
CREATE TABLE story_report (
	report INTEGER NOT NULL,
	story INTEGER NOT NULL,
	reasons TEXT NOT NULL,
	PRIMARY KEY (report)
)
 STRICT
-- next
CREATE INDEX story_report_story ON story_report (story)
-- next
CREATE TABLE term (
	n INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	held INTEGER NOT NULL,
	prior REAL NOT NULL,
	PRIMARY KEY (n)
)
 STRICT
-- next
CREATE UNIQUE INDEX term_key ON term ("key")
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
	map BLOB NOT NULL,
	text TEXT NOT NULL,
	seal TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id),
	FOREIGN KEY(received) REFERENCES capture (sha256),
	FOREIGN KEY(sha256) REFERENCES capture (sha256)
)
 STRICT
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
 STRICT
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
 WITHOUT ROWID,
 STRICT
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
 STRICT
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
	value REAL,
	low REAL,
	high REAL,
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
 WITHOUT ROWID,
 STRICT
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
	lat REAL,
	lon REAL,
	precision TEXT NOT NULL,
	gazetteer_id TEXT,
	role TEXT NOT NULL,
	doubt TEXT,
	PRIMARY KEY (reading, position),
	FOREIGN KEY(reading) REFERENCES reading (n)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE TABLE statement (
	n INTEGER NOT NULL,
	id TEXT NOT NULL,
	reading INTEGER NOT NULL,
	position INTEGER NOT NULL,
	manner TEXT NOT NULL,
	stance TEXT NOT NULL,
	hedged INTEGER NOT NULL,
	score REAL NOT NULL,
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
 STRICT
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
 WITHOUT ROWID,
 STRICT
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
 WITHOUT ROWID,
 STRICT
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
CREATE VIRTUAL TABLE report_words USING fts5(
	title, text, content='report', content_rowid='n', tokenize='porter unicode61 remove_diacritics 2'
)
-- next
CREATE TRIGGER report_words_filled AFTER INSERT ON report BEGIN
	INSERT INTO report_words (rowid, title, text) VALUES (NEW.n, NEW.title, NEW.text);
END
-- next
CREATE TRIGGER capture_kept BEFORE UPDATE ON capture BEGIN
	SELECT RAISE(ABORT, 'capture is insert-only');
END
-- next
CREATE TRIGGER capture_not_removed BEFORE DELETE ON capture BEGIN
	SELECT RAISE(ABORT, 'capture is insert-only');
END
-- next
CREATE TRIGGER capture_sha256_not_replaced BEFORE INSERT ON capture
WHEN EXISTS (SELECT 1 FROM capture WHERE "sha256" = NEW."sha256") BEGIN
	SELECT RAISE(ABORT, 'capture is insert-only');
END
-- next
CREATE TRIGGER report_kept BEFORE UPDATE ON report BEGIN
	SELECT RAISE(ABORT, 'report is insert-only');
END
-- next
CREATE TRIGGER report_not_removed BEFORE DELETE ON report BEGIN
	SELECT RAISE(ABORT, 'report is insert-only');
END
-- next
CREATE TRIGGER report_n_not_replaced BEFORE INSERT ON report
WHEN EXISTS (SELECT 1 FROM report WHERE "n" = NEW."n") BEGIN
	SELECT RAISE(ABORT, 'report is insert-only');
END
-- next
CREATE TRIGGER report_id_not_replaced BEFORE INSERT ON report
WHEN EXISTS (SELECT 1 FROM report WHERE "id" = NEW."id") BEGIN
	SELECT RAISE(ABORT, 'report is insert-only');
END
-- next
CREATE TRIGGER reading_kept BEFORE UPDATE ON reading BEGIN
	SELECT RAISE(ABORT, 'reading is insert-only');
END
-- next
CREATE TRIGGER reading_not_removed BEFORE DELETE ON reading BEGIN
	SELECT RAISE(ABORT, 'reading is insert-only');
END
-- next
CREATE TRIGGER reading_n_not_replaced BEFORE INSERT ON reading
WHEN EXISTS (SELECT 1 FROM reading WHERE "n" = NEW."n") BEGIN
	SELECT RAISE(ABORT, 'reading is insert-only');
END
-- next
CREATE TRIGGER statement_kept BEFORE UPDATE ON statement BEGIN
	SELECT RAISE(ABORT, 'statement is insert-only');
END
-- next
CREATE TRIGGER statement_not_removed BEFORE DELETE ON statement BEGIN
	SELECT RAISE(ABORT, 'statement is insert-only');
END
-- next
CREATE TRIGGER statement_n_not_replaced BEFORE INSERT ON statement
WHEN EXISTS (SELECT 1 FROM statement WHERE "n" = NEW."n") BEGIN
	SELECT RAISE(ABORT, 'statement is insert-only');
END
-- next
CREATE TRIGGER statement_id_not_replaced BEFORE INSERT ON statement
WHEN EXISTS (SELECT 1 FROM statement WHERE "id" = NEW."id") BEGIN
	SELECT RAISE(ABORT, 'statement is insert-only');
END
-- next
CREATE TRIGGER source_kept BEFORE UPDATE ON source BEGIN
	SELECT RAISE(ABORT, 'source is insert-only');
END
-- next
CREATE TRIGGER source_not_removed BEFORE DELETE ON source BEGIN
	SELECT RAISE(ABORT, 'source is insert-only');
END
-- next
CREATE TRIGGER source_statement_not_replaced BEFORE INSERT ON source
WHEN EXISTS (SELECT 1 FROM source WHERE "statement" = NEW."statement" AND "position" = NEW."position") BEGIN
	SELECT RAISE(ABORT, 'source is insert-only');
END
-- next
CREATE TRIGGER figure_kept BEFORE UPDATE ON figure BEGIN
	SELECT RAISE(ABORT, 'figure is insert-only');
END
-- next
CREATE TRIGGER figure_not_removed BEFORE DELETE ON figure BEGIN
	SELECT RAISE(ABORT, 'figure is insert-only');
END
-- next
CREATE TRIGGER figure_reading_not_replaced BEFORE INSERT ON figure
WHEN EXISTS (SELECT 1 FROM figure WHERE "reading" = NEW."reading" AND "position" = NEW."position") BEGIN
	SELECT RAISE(ABORT, 'figure is insert-only');
END
-- next
CREATE TRIGGER time_kept BEFORE UPDATE ON time BEGIN
	SELECT RAISE(ABORT, 'time is insert-only');
END
-- next
CREATE TRIGGER time_not_removed BEFORE DELETE ON time BEGIN
	SELECT RAISE(ABORT, 'time is insert-only');
END
-- next
CREATE TRIGGER time_reading_not_replaced BEFORE INSERT ON time
WHEN EXISTS (SELECT 1 FROM time WHERE "reading" = NEW."reading" AND "position" = NEW."position") BEGIN
	SELECT RAISE(ABORT, 'time is insert-only');
END
-- next
CREATE TRIGGER place_kept BEFORE UPDATE ON place BEGIN
	SELECT RAISE(ABORT, 'place is insert-only');
END
-- next
CREATE TRIGGER place_not_removed BEFORE DELETE ON place BEGIN
	SELECT RAISE(ABORT, 'place is insert-only');
END
-- next
CREATE TRIGGER place_reading_not_replaced BEFORE INSERT ON place
WHEN EXISTS (SELECT 1 FROM place WHERE "reading" = NEW."reading" AND "position" = NEW."position") BEGIN
	SELECT RAISE(ABORT, 'place is insert-only');
END
-- next
CREATE TRIGGER failure_kept BEFORE UPDATE ON failure BEGIN
	SELECT RAISE(ABORT, 'failure is insert-only');
END
-- next
CREATE TRIGGER failure_not_removed BEFORE DELETE ON failure BEGIN
	SELECT RAISE(ABORT, 'failure is insert-only');
END
-- next
CREATE TRIGGER failure_n_not_replaced BEFORE INSERT ON failure
WHEN EXISTS (SELECT 1 FROM failure WHERE "n" = NEW."n") BEGIN
	SELECT RAISE(ABORT, 'failure is insert-only');
END
-- next
CREATE TRIGGER failure_id_not_replaced BEFORE INSERT ON failure
WHEN EXISTS (SELECT 1 FROM failure WHERE "id" = NEW."id") BEGIN
	SELECT RAISE(ABORT, 'failure is insert-only');
END
-- next
CREATE TRIGGER run_kept BEFORE UPDATE ON run BEGIN
	SELECT RAISE(ABORT, 'run is insert-only');
END
-- next
CREATE TRIGGER run_not_removed BEFORE DELETE ON run BEGIN
	SELECT RAISE(ABORT, 'run is insert-only');
END
-- next
CREATE TRIGGER run_n_not_replaced BEFORE INSERT ON run
WHEN EXISTS (SELECT 1 FROM run WHERE "n" = NEW."n") BEGIN
	SELECT RAISE(ABORT, 'run is insert-only');
END
-- next
CREATE TRIGGER outcome_kept BEFORE UPDATE ON outcome BEGIN
	SELECT RAISE(ABORT, 'outcome is insert-only');
END
-- next
CREATE TRIGGER outcome_not_removed BEFORE DELETE ON outcome BEGIN
	SELECT RAISE(ABORT, 'outcome is insert-only');
END
-- next
CREATE TRIGGER outcome_run_not_replaced BEFORE INSERT ON outcome
WHEN EXISTS (SELECT 1 FROM outcome WHERE "run" = NEW."run" AND "position" = NEW."position") BEGIN
	SELECT RAISE(ABORT, 'outcome is insert-only');
END
-- next
CREATE TRIGGER run_end_kept BEFORE UPDATE ON run_end BEGIN
	SELECT RAISE(ABORT, 'run_end is insert-only');
END
-- next
CREATE TRIGGER run_end_not_removed BEFORE DELETE ON run_end BEGIN
	SELECT RAISE(ABORT, 'run_end is insert-only');
END
-- next
CREATE TRIGGER run_end_run_not_replaced BEFORE INSERT ON run_end
WHEN EXISTS (SELECT 1 FROM run_end WHERE "run" = NEW."run") BEGIN
	SELECT RAISE(ABORT, 'run_end is insert-only');
END
-- next
CREATE TRIGGER judgement_kept BEFORE UPDATE ON judgement BEGIN
	SELECT RAISE(ABORT, 'judgement is insert-only');
END
-- next
CREATE TRIGGER judgement_not_removed BEFORE DELETE ON judgement BEGIN
	SELECT RAISE(ABORT, 'judgement is insert-only');
END
-- next
CREATE TRIGGER judgement_n_not_replaced BEFORE INSERT ON judgement
WHEN EXISTS (SELECT 1 FROM judgement WHERE "n" = NEW."n") BEGIN
	SELECT RAISE(ABORT, 'judgement is insert-only');
END
-- next
CREATE TRIGGER judgement_id_not_replaced BEFORE INSERT ON judgement
WHEN EXISTS (SELECT 1 FROM judgement WHERE "id" = NEW."id") BEGIN
	SELECT RAISE(ABORT, 'judgement is insert-only');
END
-- next
PRAGMA application_id = 1398892367
