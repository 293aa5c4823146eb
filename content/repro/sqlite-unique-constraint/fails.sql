-- run: sqlite3 :memory: < fails.sql
CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT UNIQUE);
INSERT INTO users (mail) VALUES ('ana@example.org');
INSERT INTO users (mail) VALUES ('ana@example.org');
