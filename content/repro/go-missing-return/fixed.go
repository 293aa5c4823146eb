package main

import "fmt"

type Color int

const (
	Red Color = iota
	Green
)

func name(c Color) (string, error) {
	switch c {
	case Red:
		return "red", nil
	case Green:
		return "green", nil
	}
	return "", fmt.Errorf("no name for color %d", c)
}

func main() {
	fmt.Println(name(Green))
	fmt.Println(name(7))
}
