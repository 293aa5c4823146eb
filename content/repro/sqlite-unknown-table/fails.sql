-- run: sqlite3 new.db < fails.sql
SELECT count(*) FROM users;
