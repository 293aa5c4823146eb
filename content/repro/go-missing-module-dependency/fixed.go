package main

import "fmt"

// go.mod says: module example.org/shop
// import "example.org/shop/orders", not "shop/orders" and not "./orders"

func main() {
	fmt.Println("example.org/shop/orders")
}
