package main

import (
	"fmt"
	"sync"
)

func main() {
	results := make(chan int)
	var workers sync.WaitGroup
	for i := 0; i < 3; i++ {
		workers.Add(1)
		go func(i int) {
			defer workers.Done()
			results <- i * i
		}(i)
	}
	go func() {
		workers.Wait()
		close(results)
	}()
	sum := 0
	for r := range results {
		sum += r
	}
	fmt.Println(sum)
}
