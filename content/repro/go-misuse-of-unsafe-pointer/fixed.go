// run: go run -gcflags=-d=checkptr fixed.go
package main

import (
	"encoding/binary"
	"fmt"
	"unsafe"
)

func main() {
	raw := []byte{1, 0, 0, 0, 0, 0, 0, 0}
	fmt.Println(binary.LittleEndian.Uint64(raw))

	values := [3]int32{1, 2, 3}
	second := (*int32)(unsafe.Add(unsafe.Pointer(&values[0]), unsafe.Sizeof(values[0])))
	fmt.Println(*second)
}
