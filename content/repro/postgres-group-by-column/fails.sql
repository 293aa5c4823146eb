CREATE TABLE orders (id int PRIMARY KEY, who text, cents int);
SELECT who, id, sum(cents) FROM orders GROUP BY who;
