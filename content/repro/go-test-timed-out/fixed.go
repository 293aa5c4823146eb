package main

import (
	"fmt"
	"time"
)

func receive(results <-chan int) (int, error) {
	select {
	case r := <-results:
		return r, nil
	case <-time.After(2 * time.Second):
		return 0, fmt.Errorf("no result after 2 s")
	}
}

func main() {
	results := make(chan int, 1)
	results <- 7
	fmt.Println(receive(results))
}
