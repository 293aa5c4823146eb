-- run: pg_virtualenv -t psql -X -q -v ON_ERROR_STOP=1 -f fails.sql
CREATE TABLE users (id int PRIMARY KEY, mail text UNIQUE);
INSERT INTO users VALUES (1, 'ana@example.org');
INSERT INTO users VALUES (2, 'ana@example.org');
