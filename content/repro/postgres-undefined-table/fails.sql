CREATE TABLE "Orders" (id int PRIMARY KEY);
SELECT count(*) FROM Orders;
