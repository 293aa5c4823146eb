package main

import "strconv"

func main() {
	n := strconv.Atoi("7")
	println(n)
}
