-- run: pg_virtualenv -t psql -X -q -v ON_ERROR_STOP=1 -f fails.sql
CREATE TABLE orders (id int PRIMARY KEY, who text, cents int);
SELECT who, id, sum(cents) FROM orders GROUP BY who;
