package main

import "fmt"

func prefix(text string, limit int) string { return text[:limit] }

func main() {
	fmt.Println(prefix("abc", 10))
}
