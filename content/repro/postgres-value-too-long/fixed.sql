-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
CREATE TABLE users (id int PRIMARY KEY, name varchar(8));
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = 'users'::regclass AND attnum > 0;
ALTER TABLE users ALTER COLUMN name TYPE text,
	ADD CONSTRAINT name_fits CHECK (length(name) <= 80);
INSERT INTO users VALUES (1, 'a name of some length');
