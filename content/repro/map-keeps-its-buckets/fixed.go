package main

import (
	"fmt"
	"os"
	"runtime"
)

type session struct {
	user  [16]byte
	flags [32]byte
}

type registry struct {
	sessions map[uint64]session
	peak     int
}

func (r *registry) add(id uint64, s session) {
	r.sessions[id] = s
	if len(r.sessions) > r.peak {
		r.peak = len(r.sessions)
	}
}

func (r *registry) remove(id uint64) {
	delete(r.sessions, id)
	if r.peak > 1024 && len(r.sessions) < r.peak/4 {
		smaller := make(map[uint64]session, len(r.sessions))
		for id, s := range r.sessions {
			smaller[id] = s
		}
		r.sessions, r.peak = smaller, len(smaller)
	}
}

func heap() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc >> 20
}

func main() {
	r := &registry{sessions: map[uint64]session{}}
	for id := uint64(0); id < 1_000_000; id++ {
		r.add(id, session{})
	}
	fmt.Println("a million sessions:", heap(), "MiB")
	for id := uint64(0); id < 1_000_000; id++ {
		r.remove(id)
	}
	left := heap()
	fmt.Println("len", len(r.sessions), "after remove:", left, "MiB")
	if left > 4 {
		os.Exit(1)
	}
	runtime.KeepAlive(r)
}
