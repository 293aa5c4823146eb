# run: pg_virtualenv -t bash symptom.sh
psql -q -c "CREATE TABLE job (id int PRIMARY KEY, state int) WITH (autovacuum_enabled = off)" \
	-c "INSERT INTO job SELECT n, 0 FROM generate_series(1, 1000) n"
size() { psql -qtA -c "SELECT '$1: ' || pg_relation_size('job') / 1024 || ' KiB'"; }
work() { for n in 1 2 3 4 5 6 7 8 9 10; do psql -q -c "UPDATE job SET state = state + 1" -c "VACUUM job"; done; }

size "at the start"
work
size "ten updates, ten vacuums"
mkfifo hold
PGAPPNAME=debugger psql -q <hold >/dev/null &
exec 3>hold
echo "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1 FROM pg_class LIMIT 1;" >&3
until psql -qtA -c "SELECT 1 FROM pg_stat_activity WHERE state = 'idle in transaction'" | grep -q 1; do :; done
work
size "the same beside one idle transaction"
psql -q -c "VACUUM (VERBOSE) job" 2>&1 | grep -o "[0-9]* are dead but not yet removable"
psql -qtA -c "SELECT application_name, state, backend_xmin IS NOT NULL AS holds FROM pg_stat_activity
	WHERE application_name = 'debugger'"
exec 3>&-
wait
psql -q -c "VACUUM job"
size "after it has gone"
