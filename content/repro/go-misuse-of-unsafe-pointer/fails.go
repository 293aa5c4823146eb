// run: go run -race fails.go
package main

import (
	"fmt"
	"unsafe"
)

var sink []byte

func main() {
	small := make([]byte, 64)
	sink = small
	large := (*[1 << 20]byte)(unsafe.Pointer(&small[0]))
	fmt.Println(large[0])
}
