package main

import "fmt"

type Sink interface {
	Write(line string) error
	Flush() error
}

type MemorySink struct{ lines []string }

var _ Sink = (*MemorySink)(nil)

func (m *MemorySink) Write(line string) error { m.lines = append(m.lines, line); return nil }
func (m *MemorySink) Flush() error            { return nil }

func main() {
	var sink Sink = &MemorySink{}
	fmt.Println(sink.Write("a"), sink.Flush())
}
