-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
SELECT usename, application_name, state, count(*), max(now() - state_change) AS longest
FROM pg_stat_activity WHERE backend_type = 'client backend'
GROUP BY 1, 2, 3 ORDER BY count DESC;
