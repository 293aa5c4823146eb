package main

import "os"

func main() {
	n := 7
}
