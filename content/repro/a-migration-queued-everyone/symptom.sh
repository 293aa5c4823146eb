# run: pg_virtualenv -t bash symptom.sh
psql -q -c "CREATE TABLE orders (id int)" -c "INSERT INTO orders VALUES (1)"
export PGOPTIONS="-c statement_timeout=8s"
PGAPPNAME=report psql -q -c "BEGIN" -c "SELECT count(*) FROM orders" -c "SELECT pg_sleep(3)" -c "COMMIT" >/dev/null &
sleep 0.5
PGAPPNAME=migration psql -q -c "ALTER TABLE orders ADD COLUMN note text" &
sleep 0.5
for n in 1 2 3; do PGAPPNAME=web$n psql -qtA -c "SELECT id FROM orders WHERE id = $n" >/dev/null & done
sleep 0.5
psql -q -P footer=off -c "
SELECT a.application_name AS who, l.mode, l.granted,
       ARRAY(SELECT b.application_name FROM pg_stat_activity b
             WHERE b.pid = ANY (pg_blocking_pids(a.pid))) AS waits_for
FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE l.relation = 'orders'::regclass ORDER BY l.granted DESC, who"
wait
