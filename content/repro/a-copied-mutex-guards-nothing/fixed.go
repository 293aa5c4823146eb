package main

import (
	"fmt"
	"os"
	"sync"
	"time"
)

type Meter struct {
	mu     sync.Mutex
	inside int
}

func (m *Meter) Enter() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.inside++
	seen := m.inside
	time.Sleep(20 * time.Millisecond)
	m.inside--
	return seen
}

func main() {
	meter := &Meter{}
	seen := make(chan int, 2)
	go func() { seen <- meter.Enter() }()
	time.Sleep(5 * time.Millisecond)
	go func() { seen <- meter.Enter() }()
	first, second := <-seen, <-seen
	fmt.Println("goroutines inside the lock:", first, "then", second)
	if first != 1 || second != 1 {
		os.Exit(1)
	}
}
