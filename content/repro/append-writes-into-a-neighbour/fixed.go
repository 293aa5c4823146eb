package main

import (
	"fmt"
	"os"
)

func with(base []string, header string) []string {
	return append(base[:len(base):len(base)], header)
}

func main() {
	base := make([]string, 0, 4)
	base = append(base, "accept: json", "host: a", "via: proxy")
	login := with(base, "cookie: ana")
	logout := with(base, "cookie: none")
	fmt.Println(login[3], "|", logout[3])
	if login[3] == logout[3] {
		os.Exit(1)
	}
}
