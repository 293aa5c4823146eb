package main

import (
	"fmt"
	"net/http"
)

func status(url string) (int, error) {
	response, err := http.Get(url)
	if err != nil {
		return 0, fmt.Errorf("get %s: %w", url, err)
	}
	defer response.Body.Close()
	return response.StatusCode, nil
}

func main() {
	fmt.Println(status("http://127.0.0.1:1/"))
}
