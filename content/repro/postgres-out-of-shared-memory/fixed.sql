-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
SELECT pid, count(*) AS locks FROM pg_locks GROUP BY pid ORDER BY locks DESC LIMIT 5;
DO $$
BEGIN
	FOR number IN 1..200 LOOP
		EXECUTE format('CREATE TABLE part_%s ()', number);
		COMMIT;
	END LOOP;
END $$;
