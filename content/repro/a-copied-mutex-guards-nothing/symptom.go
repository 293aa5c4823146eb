package main

import (
	"fmt"
	"sync"
	"time"
)

type Meter struct {
	mu     sync.Mutex
	inside *int
}

func (m Meter) Enter() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	*m.inside++
	seen := *m.inside
	time.Sleep(20 * time.Millisecond)
	*m.inside--
	return seen
}

func main() {
	meter := Meter{inside: new(int)}
	seen := make(chan int, 2)
	go func() { seen <- meter.Enter() }()
	time.Sleep(5 * time.Millisecond)
	go func() { seen <- meter.Enter() }()
	fmt.Println("goroutines inside the lock:", <-seen, "then", <-seen)

	meter.mu.Lock()
	copied := meter
	meter.mu.Unlock()
	copied.mu.Lock() // a copy of a locked mutex
	fmt.Println("not reached")
}
