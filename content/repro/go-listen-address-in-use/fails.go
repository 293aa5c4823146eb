package main

import (
	"fmt"
	"net"
)

func main() {
	one, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	_, err = net.Listen("tcp", one.Addr().String())
	fmt.Println(err)
}
