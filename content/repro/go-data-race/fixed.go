// run: go run -race fixed.go
package main

import (
	"sync"
	"sync/atomic"
)

func main() {
	var hits int64
	var all sync.WaitGroup
	for i := 0; i < 8; i++ {
		all.Add(1)
		go func() { defer all.Done(); atomic.AddInt64(&hits, 1) }()
	}
	all.Wait()
	println(atomic.LoadInt64(&hits))
}
