-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
CREATE TABLE account (id int PRIMARY KEY, cents int);
INSERT INTO account VALUES (1, 0), (2, 1000);
BEGIN;
SELECT id FROM account WHERE id IN (2, 1) ORDER BY id FOR UPDATE;
UPDATE account SET cents = cents - 500 WHERE id = 2;
UPDATE account SET cents = cents + 500 WHERE id = 1;
COMMIT;
