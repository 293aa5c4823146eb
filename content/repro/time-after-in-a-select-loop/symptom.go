package main

import (
	"fmt"
	"runtime"
	"time"
)

func consume(events <-chan int) (n int) {
	for {
		select {
		case _, ok := <-events:
			if !ok {
				return n
			}
			n++
		case <-time.After(time.Minute):
			fmt.Println("no event for a minute")
		}
	}
}

func main() {
	events := make(chan int, 64)
	go func() {
		defer close(events)
		for i := 0; i < 300_000; i++ {
			events <- i
		}
	}()
	n := consume(events)
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	fmt.Println(n, "events,", stats.HeapObjects, "objects,", stats.HeapAlloc>>20, "MiB live")
}
