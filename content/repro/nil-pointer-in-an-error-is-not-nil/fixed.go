package main

import (
	"fmt"
	"os"
)

type ValidationError struct{ Field string }

func (e *ValidationError) Error() string { return "bad " + e.Field }

func validate(name string) error {
	if name == "" {
		return &ValidationError{Field: "name"}
	}
	return nil
}

func save(name string) error {
	if name == "admin" {
		return nil
	}
	return validate(name)
}

func main() {
	if err := save("ana"); err != nil {
		fmt.Println("save failed:", err)
		os.Exit(1)
	}
	fmt.Println("saved;", save(""))
}
