package main

import (
	"fmt"
	"runtime/debug"
	"syscall"
	"time"
)

func main() {
	debug.SetMaxThreads(100)
	for i := 0; i < 200; i++ {
		go func() {
			var ends [2]int
			syscall.Pipe(ends[:])
			syscall.Read(ends[0], make([]byte, 1))
		}()
	}
	time.Sleep(2 * time.Second)
	fmt.Println("not reached")
}
