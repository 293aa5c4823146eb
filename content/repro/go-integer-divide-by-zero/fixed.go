package main

import (
	"errors"
	"fmt"
)

var errNoSamples = errors.New("no samples in this window")

func mean(samples []int) (int, error) {
	if len(samples) == 0 {
		return 0, errNoSamples
	}
	sum := 0
	for _, s := range samples {
		sum += s
	}
	return sum / len(samples), nil
}

func main() {
	fmt.Println(mean([]int{3, 5}))
	fmt.Println(mean(nil))
}
