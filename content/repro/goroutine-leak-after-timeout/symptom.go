package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"time"
)

func query() string {
	time.Sleep(50 * time.Millisecond) // a slow upstream
	return "row"
}

func lookup(ctx context.Context) (string, error) {
	rows := make(chan string)
	go func() {
		rows <- query()
	}()
	select {
	case row := <-rows:
		return row, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func main() {
	for i := 0; i < 1000; i++ {
		ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
		lookup(ctx)
		cancel()
	}
	time.Sleep(200 * time.Millisecond)
	runtime.GC()
	fmt.Println("goroutines:", runtime.NumGoroutine())
	pprof.Lookup("goroutine").WriteTo(os.Stdout, 1)
}
