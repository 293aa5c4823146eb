# run: pg_virtualenv -t bash fails.sh
psql -q -c "CREATE TABLE account (id int PRIMARY KEY, cents int); INSERT INTO account VALUES (1, 0), (2, 0)"
transfer() {
	psql -q -c "BEGIN" -c "UPDATE account SET cents = cents - 1 WHERE id = $1" -c "SELECT pg_sleep(0.5)" \
		-c "UPDATE account SET cents = cents + 1 WHERE id = $2" -c "COMMIT"
}
transfer 1 2 &
transfer 2 1
wait
