// run: go run -race fails.go
package main

import (
	"fmt"
	"unsafe"
)

func main() {
	small := new([4]byte)
	large := (*[64]byte)(unsafe.Pointer(small))
	fmt.Println(large[0])
}
