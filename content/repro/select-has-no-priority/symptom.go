package main

import (
	"context"
	"fmt"
)

func worker(ctx context.Context, jobs <-chan int) (ran int) {
	for {
		select {
		case <-ctx.Done():
			return ran
		case <-jobs:
			ran++
		}
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var ran, longest int
	for round := 0; round < 10_000; round++ {
		jobs := make(chan int, 64)
		for i := 0; i < 64; i++ {
			jobs <- i
		}
		n := worker(ctx, jobs)
		ran += n
		if n > longest {
			longest = n
		}
	}
	fmt.Printf("after cancel: %.1f jobs on average, %d at most\n", float64(ran)/10_000, longest)
}
