-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
CREATE TABLE orders (id int PRIMARY KEY);
CREATE TABLE staging (raw text);
INSERT INTO staging VALUES ('12'), ('abc'), ('');
PREPARE find (int) AS SELECT * FROM orders WHERE id = $1;
EXECUTE find (NULLIF('', '')::int);
SELECT CASE WHEN raw ~ '^\d+$' THEN raw::int END AS id FROM staging;
