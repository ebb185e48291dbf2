CREATE TABLE story_entry (
	n INTEGER NOT NULL,
	story INTEGER NOT NULL,
	first TEXT,
	last TEXT,
	score REAL NOT NULL,
	reports INTEGER NOT NULL,
	texts INTEGER NOT NULL,
	claims INTEGER NOT NULL,
	words TEXT NOT NULL,
	sources TEXT NOT NULL,
	places TEXT NOT NULL,
	outlets TEXT NOT NULL,
	terms TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (story)
)
 STRICT
-- next
CREATE INDEX story_entry_long ON story_entry (n, first) WHERE first < last
-- next
CREATE TABLE claim_entry (
	n INTEGER NOT NULL,
	claim TEXT NOT NULL,
	story INTEGER NOT NULL,
	first TEXT,
	last TEXT,
	score REAL NOT NULL,
	reports INTEGER NOT NULL,
	members INTEGER NOT NULL,
	words TEXT NOT NULL,
	sources TEXT NOT NULL,
	places TEXT NOT NULL,
	outlets TEXT NOT NULL,
	terms TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (claim)
)
 STRICT
-- next
CREATE INDEX claim_entry_long ON claim_entry (n, first) WHERE first < last
-- next
CREATE INDEX claim_entry_story ON claim_entry (story)
-- next
CREATE TABLE report_entry (
	n INTEGER NOT NULL,
	report INTEGER NOT NULL,
	story INTEGER NOT NULL,
	first TEXT,
	last TEXT,
	score REAL NOT NULL,
	statements INTEGER NOT NULL,
	words TEXT NOT NULL,
	sources TEXT NOT NULL,
	places TEXT NOT NULL,
	outlets TEXT NOT NULL,
	terms TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (report)
)
 STRICT
-- next
CREATE INDEX report_entry_long ON report_entry (n, first) WHERE first < last
-- next
CREATE INDEX report_entry_story ON report_entry (story)
-- next
CREATE TABLE quoted (
	story INTEGER NOT NULL,
	facet INTEGER NOT NULL,
	outlet TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	statements INTEGER NOT NULL,
	first TEXT,
	last TEXT,
	PRIMARY KEY (story, facet, outlet)
)
 WITHOUT ROWID,
 STRICT
-- next
CREATE INDEX quoted_facet ON quoted (facet)
-- next
CREATE TABLE facet (
	n INTEGER NOT NULL,
	kind TEXT NOT NULL,
	value TEXT NOT NULL,
	shown TEXT NOT NULL,
	claims INTEGER NOT NULL,
	statements INTEGER NOT NULL,
	id TEXT,
	PRIMARY KEY (n)
)
 STRICT
-- next
CREATE INDEX facet_claims ON facet (kind, claims, n)
-- next
CREATE UNIQUE INDEX facet_id ON facet (id)
-- next
CREATE INDEX facet_statements ON facet (kind, statements, n)
-- next
CREATE UNIQUE INDEX facet_value ON facet (kind, value)
-- next
CREATE INDEX outcome_at ON outcome (at)
-- next
CREATE VIRTUAL TABLE story_index USING fts5(
	words, sources, places, outlets, terms, content='story_entry', content_rowid='n', tokenize='porter unicode61 remove_diacritics 2'
)
-- next
CREATE TRIGGER story_index_filled AFTER INSERT ON story_entry BEGIN
	INSERT INTO story_index (rowid, words, sources, places, outlets, terms) VALUES (NEW.n, NEW.words, NEW.sources, NEW.places, NEW.outlets, NEW.terms);
END
-- next
CREATE TRIGGER story_index_emptied AFTER DELETE ON story_entry BEGIN
	INSERT INTO story_index (story_index, rowid, words, sources, places, outlets, terms) VALUES ('delete', OLD.n, OLD.words, OLD.sources, OLD.places, OLD.outlets, OLD.terms);
END
-- next
CREATE VIRTUAL TABLE claim_index USING fts5(
	words, sources, places, outlets, terms, content='claim_entry', content_rowid='n', tokenize='porter unicode61 remove_diacritics 2'
)
-- next
CREATE TRIGGER claim_index_filled AFTER INSERT ON claim_entry BEGIN
	INSERT INTO claim_index (rowid, words, sources, places, outlets, terms) VALUES (NEW.n, NEW.words, NEW.sources, NEW.places, NEW.outlets, NEW.terms);
END
-- next
CREATE TRIGGER claim_index_emptied AFTER DELETE ON claim_entry BEGIN
	INSERT INTO claim_index (claim_index, rowid, words, sources, places, outlets, terms) VALUES ('delete', OLD.n, OLD.words, OLD.sources, OLD.places, OLD.outlets, OLD.terms);
END
-- next
CREATE VIRTUAL TABLE report_index USING fts5(
	words, sources, places, outlets, terms, content='report_entry', content_rowid='n', tokenize='porter unicode61 remove_diacritics 2'
)
-- next
CREATE TRIGGER report_index_filled AFTER INSERT ON report_entry BEGIN
	INSERT INTO report_index (rowid, words, sources, places, outlets, terms) VALUES (NEW.n, NEW.words, NEW.sources, NEW.places, NEW.outlets, NEW.terms);
END
-- next
CREATE TRIGGER report_index_emptied AFTER DELETE ON report_entry BEGIN
	INSERT INTO report_index (report_index, rowid, words, sources, places, outlets, terms) VALUES ('delete', OLD.n, OLD.words, OLD.sources, OLD.places, OLD.outlets, OLD.terms);
END
-- next
DELETE FROM stale
-- next
INSERT INTO stale (story, version) SELECT DISTINCT story, 1000000 FROM story_report
