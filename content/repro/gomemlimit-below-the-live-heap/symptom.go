package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

var cache [][]byte

func serve(requests int) {
	for i := 0; i < requests; i++ {
		garbage := make([]byte, 64<<10)
		garbage[0] = 1
		sink = garbage
	}
}

var sink []byte

func measure(name string) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	serve(2000)
	elapsed := time.Since(start)
	runtime.ReadMemStats(&after)
	fmt.Printf("%-28s %4d collections, %4d MiB from the system, %v\n", name,
		after.NumGC-before.NumGC, (after.Sys-after.HeapReleased)>>20, elapsed.Round(time.Millisecond))
}

func main() {
	for i := 0; i < 96; i++ {
		block := make([]byte, 1<<20)
		for page := 0; page < len(block); page += 4096 {
			block[page] = 1
		}
		cache = append(cache, block)
	}
	measure("no limit, GOGC=100")
	debug.SetMemoryLimit(64 << 20)
	measure("GOMEMLIMIT=64MiB, 96 live")
	limiter := []metrics.Sample{{Name: "/gc/limiter/last-enabled:gc-cycle"}}
	metrics.Read(limiter)
	fmt.Println("limiter last on in cycle", limiter[0].Value.Uint64())
	runtime.KeepAlive(cache)
}
