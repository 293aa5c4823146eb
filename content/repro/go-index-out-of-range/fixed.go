package main

import (
	"fmt"
	"strings"
)

func user(line string) (string, error) {
	name, _, found := strings.Cut(line, ":")
	if !found {
		return "", fmt.Errorf("line %q has no colon", line)
	}
	return name, nil
}

func main() {
	fmt.Println(user("ana:7"))
	fmt.Println(user("ana"))
}
