package main

import "fmt"

type Number interface {
	~int | ~int64 | ~float64
}

func Sum[T Number](values ...T) T {
	var sum T
	for _, v := range values {
		sum += v
	}
	return sum
}

type Celsius float64

func main() {
	fmt.Println(Sum(1, 2), Sum(Celsius(1.5), 2))
}
