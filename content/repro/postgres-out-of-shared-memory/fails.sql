-- run: pg_virtualenv -t -o max_locks_per_transaction=10 -o max_connections=10 psql -q -f fails.sql
DO $$
BEGIN
	FOR number IN 1..20000 LOOP
		EXECUTE format('CREATE TABLE part_%s ()', number);
	END LOOP;
END $$;
