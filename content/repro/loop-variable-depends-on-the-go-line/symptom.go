package main

import "fmt"

type job struct{ name string }

func main() {
	var last []*job
	var run []func() string
	for _, j := range []job{{"a"}, {"b"}, {"c"}} {
		last = append(last, &j)
		run = append(run, func() string { return j.name })
	}
	for i := range run {
		fmt.Print(last[i].name, run[i](), " ")
	}
	fmt.Println()
}
