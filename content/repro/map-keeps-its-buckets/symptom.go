package main

import (
	"fmt"
	"runtime"
)

type session struct {
	user  [16]byte
	flags [32]byte
}

func heap() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc >> 20
}

func main() {
	sessions := map[uint64]session{}
	for id := uint64(0); id < 1_000_000; id++ {
		sessions[id] = session{}
	}
	fmt.Println("a million sessions:", heap(), "MiB")
	for id := range sessions {
		delete(sessions, id)
	}
	fmt.Println("len", len(sessions), "after delete:", heap(), "MiB")
	runtime.KeepAlive(sessions)
}
