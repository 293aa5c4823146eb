package main

import "time"

func main() {
	counts := map[int]int{}
	for g := 0; g < 4; g++ {
		go func() {
			for i := 0; ; i++ {
				counts[i%100] = i
			}
		}()
	}
	time.Sleep(5 * time.Second)
}
