# run: pg_virtualenv -t -o max_connections=6 bash fails.sh
for number in 1 2 3 4 5 6 7; do
	psql -qtA -c "SELECT pg_sleep(2)" &
done
wait
