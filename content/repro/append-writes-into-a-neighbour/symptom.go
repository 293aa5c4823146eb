package main

import "fmt"

func with(base []string, header string) []string {
	return append(base, header)
}

func main() {
	base := []string{"accept: json"}
	base = append(base, "host: a")
	base = append(base, "via: proxy") // len 3, cap 4

	login := with(base, "cookie: ana")
	logout := with(base, "cookie: none")
	fmt.Println(login[3], "|", logout[3], "| cap", cap(base))

	short := []string{"accept: json", "host: a"} // len 2, cap 2
	login = with(short, "cookie: ana")
	logout = with(short, "cookie: none")
	fmt.Println(login[2], "|", logout[2], "| cap", cap(short))
}
