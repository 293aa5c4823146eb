package main

type Hits struct{ counts map[string]int }

func main() {
	hits := &Hits{}
	hits.counts["/"]++
}
