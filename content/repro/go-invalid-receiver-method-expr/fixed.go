package main

import (
	"fmt"
	"time"
)

type Timeout struct{ time.Duration }

func (t Timeout) Half() Timeout { return Timeout{t.Duration / 2} }

func isShort(d time.Duration) bool { return d < time.Second }

func main() {
	t := Timeout{3 * time.Second}
	fmt.Println(t.Half(), t.Seconds(), isShort(t.Duration))
}
