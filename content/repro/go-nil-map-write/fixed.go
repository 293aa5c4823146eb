package main

import "fmt"

type Hits struct{ counts map[string]map[int]int }

func (h *Hits) Add(path string, status int) {
	if h.counts == nil {
		h.counts = map[string]map[int]int{}
	}
	if h.counts[path] == nil {
		h.counts[path] = map[int]int{}
	}
	h.counts[path][status]++
}

func main() {
	var hits Hits
	hits.Add("/", 200)
	fmt.Println(hits.counts)
}
