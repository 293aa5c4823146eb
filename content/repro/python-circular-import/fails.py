import orders

orders.place(17)
