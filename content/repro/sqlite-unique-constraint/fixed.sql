-- run: sqlite3 -bail :memory: < fixed.sql
CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT UNIQUE, seen INTEGER DEFAULT 1);
INSERT INTO users (mail) VALUES ('ana@example.org');
INSERT INTO users (mail) VALUES ('ana@example.org')
ON CONFLICT (mail) DO UPDATE SET seen = seen + 1
RETURNING id, seen;
