-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
CREATE TABLE account (id int PRIMARY KEY, cents int);
BEGIN;
INSERT INTO account VALUES (1, 100);
INSERT INTO account VALUES (1, 200) ON CONFLICT (id) DO UPDATE SET cents = excluded.cents;
SAVEPOINT attempt;
INSERT INTO account VALUES (2, 50);
RELEASE SAVEPOINT attempt;
COMMIT;
