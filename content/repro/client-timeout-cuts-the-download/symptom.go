package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"time"
)

func export(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 10; i++ { // a healthy, steady stream
		fmt.Fprintf(w, "row %d\n", i)
		w.(http.Flusher).Flush()
		time.Sleep(50 * time.Millisecond)
	}
}

func main() {
	server := httptest.NewServer(http.HandlerFunc(export))
	defer server.Close()
	client := &http.Client{Timeout: 200 * time.Millisecond}
	response, err := client.Get(server.URL)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	fmt.Println(response.Status, len(body), "bytes, then:", err)
}
