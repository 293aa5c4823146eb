package main

import "time"

func (d time.Duration) Half() time.Duration { return d / 2 }

func main() {
	println(time.Second.Half())
}
