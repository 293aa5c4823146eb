-- run: pg_virtualenv -t psql -q -f fails.sql
CREATE TABLE account (id int PRIMARY KEY);
BEGIN;
INSERT INTO account VALUES (1);
INSERT INTO account VALUES (1);
SELECT count(*) FROM account;
ROLLBACK;
