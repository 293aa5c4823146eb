package main

import (
	"fmt"
	"sync"
)

type Hits struct {
	mu     sync.Mutex
	counts map[string]int
}

func (h *Hits) Add(path string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.counts == nil {
		h.counts = map[string]int{}
	}
	h.counts[path]++
}

func main() {
	var hits Hits
	var all sync.WaitGroup
	for i := 0; i < 8; i++ {
		all.Add(1)
		go func() { defer all.Done(); hits.Add("/") }()
	}
	all.Wait()
	fmt.Println(hits.counts)
}
