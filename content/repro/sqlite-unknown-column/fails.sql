-- run: sqlite3 :memory: < fails.sql
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
SELECT nme FROM users;
