-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
CREATE TABLE users (id int PRIMARY KEY, name text, "userId" int);
SELECT current_database(), current_schemas(true);
SELECT attname FROM pg_attribute
WHERE attrelid = 'users'::regclass AND attnum > 0 AND NOT attisdropped;
SELECT "userId" FROM users WHERE name = 'ana';
