# run: pg_virtualenv -t bash fails.sh
psql -q -c "CREATE TABLE account (id int PRIMARY KEY, cents int); INSERT INTO account VALUES (1, 0)"
psql -q <<'END'
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT cents FROM account WHERE id = 1;
\! psql -q -c "UPDATE account SET cents = 5 WHERE id = 1"
UPDATE account SET cents = cents + 1 WHERE id = 1;
COMMIT;
END
