package main

import (
	"errors"
	"fmt"
	"net"
	"syscall"
	"time"
)

func waitFor(address string, limit time.Duration) error {
	deadline := time.Now().Add(limit)
	for {
		conn, err := net.DialTimeout("tcp", address, time.Second)
		if err == nil {
			return conn.Close()
		}
		if time.Now().After(deadline) || !errors.Is(err, syscall.ECONNREFUSED) {
			return fmt.Errorf("%s is not ready: %w", address, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer listener.Close()
	fmt.Println(waitFor(listener.Addr().String(), time.Second))
}
