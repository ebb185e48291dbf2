CREATE TABLE counted (
	report INTEGER NOT NULL,
	PRIMARY KEY (report)
)
-- next
INSERT INTO counted (report) SELECT coalesce(max(report), 0) FROM features
-- next
CREATE INDEX features_undated ON features (report) WHERE day IS NULL
