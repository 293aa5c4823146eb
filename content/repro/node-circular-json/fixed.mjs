class Order {
	constructor(id, customer) {
		this.id = id;
		this.customer = customer;
	}
	toJSON() {
		return { id: this.id, customer: this.customer.id };
	}
}

const customer = { id: 7, orders: [] };
customer.orders.push(new Order(1, customer));
console.log(JSON.stringify(customer));
