package main

import (
	"fmt"
	"strings"
)

type key struct {
	method string
	path   string
}

func main() {
	hits := map[key]int{}
	hits[key{"GET", "/"}]++
	byTags := map[string]int{}
	byTags[strings.Join([]string{"go", "maps"}, "\x00")]++
	fmt.Println(hits, len(byTags))
}
