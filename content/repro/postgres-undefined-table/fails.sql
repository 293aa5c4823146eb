-- run: pg_virtualenv -t psql -X -q -v ON_ERROR_STOP=1 -f fails.sql
CREATE TABLE "Orders" (id int PRIMARY KEY);
SELECT count(*) FROM Orders;
