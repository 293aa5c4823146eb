# run: pg_virtualenv -t bash fixed.sh
psql -q -v ON_ERROR_STOP=1 <<'SQL'
CREATE ROLE app LOGIN;
ALTER ROLE app SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE app SET statement_timeout = '30s';

CREATE VIEW old_transactions AS
SELECT pid, usename, application_name, state, age(backend_xmin) AS horizon,
       now() - xact_start AS open_for, now() - state_change AS idle_for, left(query, 60) AS last_query
FROM pg_stat_activity
WHERE xact_start < now() - interval '1 minute' OR state LIKE 'idle in transaction%'
ORDER BY xact_start;

SELECT count(*) AS other_holders FROM (
    SELECT xmin FROM pg_replication_slots WHERE xmin IS NOT NULL
    UNION ALL SELECT transaction FROM pg_prepared_xacts) AS held;
SELECT * FROM old_transactions;
SQL
