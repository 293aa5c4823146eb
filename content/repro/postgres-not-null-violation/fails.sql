-- run: pg_virtualenv -t psql -X -q -v ON_ERROR_STOP=1 -f fails.sql
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
INSERT INTO users (id) VALUES (1);
