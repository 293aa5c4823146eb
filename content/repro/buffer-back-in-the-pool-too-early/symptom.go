package main

import (
	"bytes"
	"fmt"
	"sync"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func render(user string) []byte {
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	fmt.Fprintf(buffer, "balance of %s", user)
	return buffer.Bytes()
}

func main() {
	ana := render("ana")
	fmt.Printf("%s\n", ana)
	render("bob")
	fmt.Printf("%s\n", ana)
}
