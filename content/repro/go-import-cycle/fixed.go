package main

import "fmt"

// In package orders: what it needs of a user, and no import of users.
type Buyer interface {
	Name() string
}

func Receipt(buyer Buyer, cents int) string {
	return fmt.Sprintf("%s: %d", buyer.Name(), cents)
}

// In package users, which may import orders.
type User struct{ name string }

func (u User) Name() string { return u.name }

func main() {
	fmt.Println(Receipt(User{"ana"}, 500))
}
