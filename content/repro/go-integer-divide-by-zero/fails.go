package main

import "fmt"

func mean(samples []int) int {
	sum := 0
	for _, s := range samples {
		sum += s
	}
	return sum / len(samples)
}

func main() {
	fmt.Println(mean(nil))
}
