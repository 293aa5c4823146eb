package main

import (
	"errors"
	"fmt"
)

type ValidationError struct{ Field string }

func (e *ValidationError) Error() string { return "bad " + e.Field }

func validate(name string) *ValidationError {
	if name == "" {
		return &ValidationError{Field: "name"}
	}
	return nil
}

func save(name string) error {
	var err error
	if name != "admin" {
		err = validate(name)
	}
	return err
}

func main() {
	err := save("ana")
	if err != nil {
		fmt.Printf("save failed: %v\n", err)
		fmt.Printf("%T, nil inside: %t\n", err, err.(*ValidationError) == nil)
	}
	var invalid *ValidationError
	fmt.Println("errors.As:", errors.As(err, &invalid))
}
