package main

import (
	"fmt"
	"os"
)

type job struct{ name string }

func main() {
	jobs := []job{{"a"}, {"b"}, {"c"}}
	var run []func() string
	for i := range jobs {
		j := &jobs[i] // a new variable per round, in every version
		run = append(run, func() string { return j.name })
	}
	names := ""
	for _, f := range run {
		names += f()
	}
	fmt.Println(names)
	if names != "abc" {
		os.Exit(1)
	}
}
