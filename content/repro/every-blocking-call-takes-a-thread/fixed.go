package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"runtime/pprof"
	"sync"
	"syscall"
	"time"
)

var slots = make(chan struct{}, 16)

func blockingCall() {
	slots <- struct{}{}
	defer func() { <-slots }()
	nap := syscall.Timespec{Nsec: int64(10 * time.Millisecond)}
	syscall.Nanosleep(&nap, nil)
}

func main() {
	debug.SetMaxThreads(100)
	var calls sync.WaitGroup
	for i := 0; i < 200; i++ {
		calls.Add(1)
		go func() {
			defer calls.Done()
			blockingCall()
		}()
	}
	calls.Wait()
	threads := pprof.Lookup("threadcreate").Count()
	fmt.Println("200 calls,", threads <= 32, "for at most 32 threads")
	if threads > 32 {
		os.Exit(1)
	}
}
