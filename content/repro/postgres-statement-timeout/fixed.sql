-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
SELECT pid, wait_event_type, wait_event, now() - query_start AS running, left(query, 60) AS query
FROM pg_stat_activity WHERE state = 'active' ORDER BY query_start;
BEGIN;
SET LOCAL statement_timeout = '15min';
EXPLAIN (ANALYZE, BUFFERS) SELECT count(*) FROM pg_class;
COMMIT;
