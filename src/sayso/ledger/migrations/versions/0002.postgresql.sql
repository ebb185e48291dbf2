CREATE TABLE story_entry (
	n BIGINT NOT NULL,
	story INTEGER NOT NULL,
	first TEXT,
	last TEXT,
	score DOUBLE PRECISION NOT NULL,
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
-- next
CREATE INDEX story_entry_long ON story_entry (n, first) WHERE first < last
-- next
CREATE TABLE claim_entry (
	n BIGINT NOT NULL,
	claim TEXT NOT NULL,
	story INTEGER NOT NULL,
	first TEXT,
	last TEXT,
	score DOUBLE PRECISION NOT NULL,
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
-- next
CREATE INDEX claim_entry_long ON claim_entry (n, first) WHERE first < last
-- next
CREATE INDEX claim_entry_story ON claim_entry (story)
-- next
CREATE TABLE report_entry (
	n BIGINT NOT NULL,
	report INTEGER NOT NULL,
	story INTEGER NOT NULL,
	first TEXT,
	last TEXT,
	score DOUBLE PRECISION NOT NULL,
	statements INTEGER NOT NULL,
	words TEXT NOT NULL,
	sources TEXT NOT NULL,
	places TEXT NOT NULL,
	outlets TEXT NOT NULL,
	terms TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (report)
)
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
ALTER TABLE story_entry
	ADD COLUMN words_index tsvector GENERATED ALWAYS AS (to_tsvector('english', words)) STORED,
	ADD COLUMN sources_index tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(sources, '[^[:alnum:]]+', ' ', 'g'))) STORED,
	ADD COLUMN places_index tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(places, '[^[:alnum:]]+', ' ', 'g'))) STORED,
	ADD COLUMN outlets_index tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(outlets, '[^[:alnum:]]+', ' ', 'g'))) STORED,
	ADD COLUMN terms_index tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(terms, '[^[:alnum:]]+', ' ', 'g'))) STORED
-- next
CREATE INDEX story_index ON story_entry USING gin (words_index, sources_index, places_index, outlets_index, terms_index)
-- next
ALTER TABLE claim_entry
	ADD COLUMN words_index tsvector GENERATED ALWAYS AS (to_tsvector('english', words)) STORED,
	ADD COLUMN sources_index tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(sources, '[^[:alnum:]]+', ' ', 'g'))) STORED,
	ADD COLUMN places_index tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(places, '[^[:alnum:]]+', ' ', 'g'))) STORED,
	ADD COLUMN outlets_index tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(outlets, '[^[:alnum:]]+', ' ', 'g'))) STORED,
	ADD COLUMN terms_index tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(terms, '[^[:alnum:]]+', ' ', 'g'))) STORED
-- next
CREATE INDEX claim_index ON claim_entry USING gin (words_index, sources_index, places_index, outlets_index, terms_index)
-- next
ALTER TABLE report_entry
	ADD COLUMN words_index tsvector GENERATED ALWAYS AS (to_tsvector('english', words)) STORED,
	ADD COLUMN sources_index tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(sources, '[^[:alnum:]]+', ' ', 'g'))) STORED,
	ADD COLUMN places_index tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(places, '[^[:alnum:]]+', ' ', 'g'))) STORED,
	ADD COLUMN outlets_index tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(outlets, '[^[:alnum:]]+', ' ', 'g'))) STORED,
	ADD COLUMN terms_index tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(terms, '[^[:alnum:]]+', ' ', 'g'))) STORED
-- next
CREATE INDEX report_index ON report_entry USING gin (words_index, sources_index, places_index, outlets_index, terms_index)
-- next
DELETE FROM stale
-- next
INSERT INTO stale (story, version) SELECT DISTINCT story, 1000000 FROM story_report
