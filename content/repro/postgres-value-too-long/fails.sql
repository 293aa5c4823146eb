-- run: pg_virtualenv -t psql -X -q -v ON_ERROR_STOP=1 -f fails.sql
CREATE TABLE users (id int PRIMARY KEY, name varchar(8));
INSERT INTO users VALUES (1, 'a name of some length');
