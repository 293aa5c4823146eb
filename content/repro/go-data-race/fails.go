// run: go run -race fails.go
package main

import "sync"

func main() {
	hits := 0
	var all sync.WaitGroup
	for i := 0; i < 8; i++ {
		all.Add(1)
		go func() { defer all.Done(); hits++ }()
	}
	all.Wait()
	println(hits)
}
