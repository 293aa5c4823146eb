package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"time"
)

func export(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 10; i++ {
		fmt.Fprintf(w, "row %d\n", i)
		w.(http.Flusher).Flush()
		time.Sleep(50 * time.Millisecond)
	}
}

// stallReader cancels the request when no byte arrives for idle.
type stallReader struct {
	body  io.Reader
	timer *time.Timer
	idle  time.Duration
}

func (s *stallReader) Read(p []byte) (int, error) {
	s.timer.Reset(s.idle)
	n, err := s.body.Read(p)
	s.timer.Stop()
	return n, err
}

func newClient() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.ResponseHeaderTimeout = 200 * time.Millisecond
	return &http.Client{Transport: transport} // Timeout stays 0
}

var client = newClient()

func download(ctx context.Context, url string, to io.Writer, idle time.Duration) (int64, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return 0, err
	}
	response, err := client.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	timer := time.AfterFunc(idle, cancel)
	defer timer.Stop()
	return io.Copy(to, &stallReader{response.Body, timer, idle})
}

func main() {
	server := httptest.NewServer(http.HandlerFunc(export))
	defer server.Close()
	n, err := download(context.Background(), server.URL, io.Discard, 200*time.Millisecond)
	fmt.Println(n, "bytes", err)
	if n != 60 || err != nil {
		os.Exit(1)
	}
}
