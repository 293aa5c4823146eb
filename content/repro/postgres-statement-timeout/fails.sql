-- run: pg_virtualenv -t psql -X -q -v ON_ERROR_STOP=1 -f fails.sql
SET statement_timeout = '50ms';
SELECT pg_sleep(1);
