package main

import "fmt"

func load(id int) (string, error) { return fmt.Sprint("user ", id), nil }

func main() {
	var user string
	var err error
	if user, err = load(7); err != nil {
		fmt.Println(err)
	}
	fmt.Println(user)
}
