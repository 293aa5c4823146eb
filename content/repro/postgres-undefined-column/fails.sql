CREATE TABLE users (id int PRIMARY KEY, name text);
SELECT id FROM users WHERE name = "ana";
