DROP TRIGGER report_words_filled
-- next
CREATE TRIGGER report_words_filled AFTER INSERT ON features BEGIN
	INSERT INTO report_words (rowid, title, text) SELECT n, title, text FROM report WHERE n = NEW.report;
END
