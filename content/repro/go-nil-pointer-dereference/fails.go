package main

import (
	"fmt"
	"net/http"
)

func main() {
	response, err := http.Get("http://127.0.0.1:1/")
	defer response.Body.Close()
	fmt.Println(err)
}
