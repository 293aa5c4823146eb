package main

import (
	"context"
	"fmt"
	"os"
)

func worker(ctx context.Context, jobs <-chan int) (ran int) {
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-jobs:
			ran++
		}
	}
	return ran
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var ran int
	for round := 0; round < 10_000; round++ {
		jobs := make(chan int, 64)
		for i := 0; i < 64; i++ {
			jobs <- i
		}
		ran += worker(ctx, jobs)
	}
	fmt.Println("after cancel:", ran, "jobs")
	if ran != 0 {
		os.Exit(1)
	}
}
