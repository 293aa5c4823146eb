# run: pg_virtualenv -t bash fixed.sh
psql -q -c "CREATE TABLE orders (id int)"
psql -q -c "BEGIN" -c "SELECT count(*) FROM orders" -c "SELECT pg_sleep(2)" -c "COMMIT" >/dev/null &
until psql -qtA -c "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'" | grep -q 1; do :; done

migrate() {
	for try in 1 2 3 4 5 6 7 8; do
		if psql -q -v ON_ERROR_STOP=1 -c "SET lock_timeout = '200ms'" -c "$1"; then
			echo "migrated at try $try"
			return 0
		fi
		sleep "0.$((RANDOM % 4 + 3))"           # longer than the wait, and never in step
	done
	return 1
}

migrate "ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text"
status=$?
wait
exit $status
