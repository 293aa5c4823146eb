// run: go run -gcflags=-d=checkptr fails.go
package main

import (
	"fmt"
	"unsafe"
)

var header = make([]byte, 64)

type record struct{ fields [32]int64 }

func main() {
	first := (*record)(unsafe.Pointer(&header[0]))
	fmt.Println(first.fields[0])
}
