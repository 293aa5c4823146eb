package main

import "time"

func main() {
	n := 3
	time.Sleep(n * time.Second)
}
