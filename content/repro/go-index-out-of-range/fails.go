package main

import (
	"fmt"
	"strings"
)

func main() {
	fmt.Println(strings.Split("ana", ":")[1])
}
