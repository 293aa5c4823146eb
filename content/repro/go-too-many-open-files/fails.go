package main

import (
	"fmt"
	"os"
	"syscall"
)

func main() {
	_ = syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: 30, Max: 30})
	var kept []*os.File
	for i := 0; i < 100; i++ {
		file, err := os.Open("/etc/hostname")
		if err != nil {
			fmt.Println(err)
			return
		}
		kept = append(kept, file)
	}
	fmt.Println(len(kept))
}
