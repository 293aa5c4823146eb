package main

import "strings"

func main() {
	helper()
	println(strings.Contain("ana", "n"))
}
