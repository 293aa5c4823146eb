package main

import (
	"fmt"
	"sync"
)

type Server struct {
	stop chan struct{}
	once sync.Once
}

func (s *Server) Stop() {
	s.once.Do(func() { close(s.stop) })
}

func main() {
	s := &Server{stop: make(chan struct{})}
	s.Stop()
	s.Stop()
	<-s.stop
	fmt.Println("stopped")
}
