package main

import (
	"fmt"
	"net/http"
)

func main() {
	_, err := http.Get("http://127.0.0.1:1/")
	fmt.Println(err)
}
