-- run: sqlite3 -bail :memory: < fixed.sql
PRAGMA foreign_keys = ON;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id));
PRAGMA foreign_key_check;
INSERT INTO users VALUES (7, 'ana');
INSERT INTO orders VALUES (1, 7);
INSERT INTO users VALUES (7, 'Ana') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
