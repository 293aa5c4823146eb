package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

func prefix(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit]
}

func main() {
	fmt.Println(prefix("abc", 10), prefix("naïve", 3))
	before, _, found := strings.Cut("key", "=")
	fmt.Println(before, found)
}
