-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
CREATE ROLE app LOGIN;
ALTER ROLE app PASSWORD 'correct horse battery staple';
SELECT line_number, type, database, user_name, address, auth_method FROM pg_hba_file_rules;
