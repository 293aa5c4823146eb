package main

import (
	"fmt"
	"os"
	"runtime"
	"time"
)

func consume(events <-chan int) (n int) {
	idle := time.NewTimer(time.Minute)
	defer idle.Stop()
	for {
		select {
		case _, ok := <-events:
			if !ok {
				return n
			}
			n++
			if !idle.Stop() {
				select {
				case <-idle.C:
				default:
				}
			}
		case <-idle.C:
			fmt.Println("no event for a minute")
		}
		idle.Reset(time.Minute)
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
	if stats.HeapAlloc > 2<<20 {
		os.Exit(1)
	}
}
