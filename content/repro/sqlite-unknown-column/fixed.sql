-- run: sqlite3 -bail :memory: < fixed.sql
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
PRAGMA database_list;
SELECT name, type FROM pragma_table_info('users');
SELECT sqlite_version();
SELECT id FROM users WHERE name = 'ana';
