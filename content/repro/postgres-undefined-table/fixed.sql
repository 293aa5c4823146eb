-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id int PRIMARY KEY);
SELECT current_database(), current_user, current_schemas(false);
SELECT schemaname, tablename FROM pg_tables WHERE tablename ILIKE 'orders';
SET search_path = shop, public;
SELECT count(*) FROM orders;
