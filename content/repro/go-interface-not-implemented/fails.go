package main

type Sink interface {
	Flush() error
}

type MemorySink struct{}

func (m *MemorySink) Flush() error { return nil }

func main() {
	var sink Sink = MemorySink{}
	_ = sink.Flush()
}
