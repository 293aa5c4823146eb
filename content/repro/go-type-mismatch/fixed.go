package main

import (
	"fmt"
	"strconv"
	"time"
)

func wait(seconds int) time.Duration {
	return time.Duration(seconds) * time.Second
}

func main() {
	fmt.Println(wait(3))
	var total int64 = 10
	count := 3
	fmt.Println(float64(total)/float64(count), strconv.Itoa(count))
}
