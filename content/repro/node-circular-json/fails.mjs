const order = { id: 1 };
order.customer = { id: 7, orders: [order] };
JSON.stringify(order);
