package main

type Number interface {
	~int | ~float64
}

func Double[T Number](v T) T { return v + v }

func main() {
	println(Double("a"))
}
