# run: pg_virtualenv -t bash fails.sh
psql -q -c "CREATE TABLE orders (id int)"
psql -q -c "BEGIN" -c "LOCK TABLE orders" -c "SELECT pg_sleep(1)" -c "COMMIT" >/dev/null &
until psql -qtA -c "SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = 'orders'::regclass" | grep -q 1; do :; done
psql -q -c "SET lock_timeout = '100ms'" -c "SELECT * FROM orders"
wait
