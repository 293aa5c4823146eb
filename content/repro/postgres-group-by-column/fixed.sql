-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
CREATE TABLE orders (id int PRIMARY KEY, who text, cents int);
SELECT who, max(id) AS last_order, sum(cents) AS total
FROM orders GROUP BY who;
SELECT DISTINCT ON (who) who, id, cents
FROM orders ORDER BY who, id DESC;
