-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
CREATE TABLE orders (id int);
SELECT pid, state, xact_start, pg_blocking_pids(pid) AS blocked_by, left(query, 60) AS query
FROM pg_stat_activity WHERE datname = current_database() ORDER BY xact_start;
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN note text;
