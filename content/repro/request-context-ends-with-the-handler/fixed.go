package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"time"
)

type detached struct{ context.Context }

func (detached) Deadline() (time.Time, bool) { return time.Time{}, false }
func (detached) Done() <-chan struct{}       { return nil }
func (detached) Err() error                  { return nil }

type userKey struct{}

func writeAudit(ctx context.Context) error {
	select {
	case <-time.After(50 * time.Millisecond):
		fmt.Println("audit of", ctx.Value(userKey{}))
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func main() {
	result := make(chan error, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), userKey{}, "ana")
		go func() {
			ctx, cancel := context.WithTimeout(detached{ctx}, 5*time.Second)
			defer cancel()
			result <- writeAudit(ctx)
		}()
		fmt.Fprintln(w, "saved")
	}))
	defer server.Close()
	response, err := http.Get(server.URL)
	if err != nil {
		panic(err)
	}
	response.Body.Close()
	if err := <-result; err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
