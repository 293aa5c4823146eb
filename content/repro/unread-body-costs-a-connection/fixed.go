package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"sync/atomic"
)

var opened int64

func newServer() *httptest.Server {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "no such item", http.StatusNotFound)
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			atomic.AddInt64(&opened, 1)
		}
	}
	server.Start()
	return server
}

func exists(client *http.Client, url string) bool {
	response, err := client.Get(url)
	if err != nil {
		return false
	}
	defer func() {
		io.CopyN(io.Discard, response.Body, 64<<10)
		response.Body.Close()
	}()
	return response.StatusCode == http.StatusOK
}

func main() {
	server := newServer()
	defer server.Close()
	client := &http.Client{}
	for i := 0; i < 50; i++ {
		exists(client, server.URL)
	}
	fmt.Println("50 requests,", atomic.LoadInt64(&opened), "connections")
	if atomic.LoadInt64(&opened) > 1 {
		os.Exit(1)
	}
}
