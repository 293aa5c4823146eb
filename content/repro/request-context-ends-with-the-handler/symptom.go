package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"time"
)

func writeAudit(ctx context.Context) error {
	select {
	case <-time.After(50 * time.Millisecond): // a slow insert
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func main() {
	result := make(chan error, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		go func() { result <- writeAudit(r.Context()) }()
		fmt.Fprintln(w, "saved")
	}))
	defer server.Close()
	response, err := http.Get(server.URL)
	if err != nil {
		panic(err)
	}
	response.Body.Close()
	fmt.Println(response.Status, "- audit:", <-result)
}
