package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sync"
)

const keep = 64 << 10

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func withBuffer(use func(*bytes.Buffer) error) error {
	buffer := buffers.Get().(*bytes.Buffer)
	buffer.Reset()
	err := use(buffer)
	if buffer.Cap() <= keep {
		buffers.Put(buffer)
	}
	return err
}

func render(to io.Writer, user string) error {
	return withBuffer(func(buffer *bytes.Buffer) error {
		fmt.Fprintf(buffer, "balance of %s\n", user)
		_, err := buffer.WriteTo(to)
		return err
	})
}

func main() {
	var ana bytes.Buffer
	if render(&ana, "ana") != nil || render(os.Stdout, "bob") != nil || ana.String() != "balance of ana\n" {
		os.Exit(1)
	}
	os.Stdout.Write(ana.Bytes())
}
