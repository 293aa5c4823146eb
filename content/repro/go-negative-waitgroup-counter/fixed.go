package main

import (
	"fmt"
	"sync"
)

func main() {
	var all sync.WaitGroup
	for i := 0; i < 4; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			if i := 0; i > 1 {
				return
			}
		}()
	}
	all.Wait()
	fmt.Println("done")
}
