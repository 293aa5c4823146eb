package main

import (
	"context"
	"fmt"
	"sync"
)

func produce(ctx context.Context, out chan<- int) {
	for i := 0; ; i++ {
		select {
		case out <- i:
		case <-ctx.Done():
			return
		}
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	out := make(chan int)
	var senders sync.WaitGroup
	for s := 0; s < 2; s++ {
		senders.Add(1)
		go func() { defer senders.Done(); produce(ctx, out) }()
	}
	go func() { senders.Wait(); close(out) }()
	fmt.Println(<-out, <-out)
	cancel()
	for range out {
	}
}
