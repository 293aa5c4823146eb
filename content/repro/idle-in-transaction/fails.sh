# run: pg_virtualenv -t bash fails.sh
psql -q -c "ALTER ROLE postgres SET idle_in_transaction_session_timeout = '200ms'"
(echo "BEGIN; SELECT 1 AS balance;"; sleep 1; echo "COMMIT;") | psql -q
