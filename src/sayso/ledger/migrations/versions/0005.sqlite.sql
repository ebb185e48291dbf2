DROP INDEX source_name
