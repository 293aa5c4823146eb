package main

import (
	"fmt"
	"strings"
)

type User struct{ Name string }

func main() {
	u := User{Name: "ana"}
	fmt.Println(u.Name, strings.Contains(u.Name, "n"))
}
