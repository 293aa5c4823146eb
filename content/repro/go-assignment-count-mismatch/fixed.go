package main

import (
	"fmt"
	"strconv"
)

func port(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("port %q: %w", text, err)
	}
	return n, nil
}

func main() {
	fmt.Println(port("80x"))
}
