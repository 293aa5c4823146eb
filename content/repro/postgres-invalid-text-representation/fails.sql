CREATE TABLE orders (id int PRIMARY KEY);
SELECT * FROM orders WHERE id = 'abc';
