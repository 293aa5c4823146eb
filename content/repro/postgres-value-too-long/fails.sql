CREATE TABLE users (id int PRIMARY KEY, name varchar(8));
INSERT INTO users VALUES (1, 'a name of some length');
