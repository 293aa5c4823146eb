package main

import "reflect"

type user struct{ name string }

func main() {
	u := user{"ana"}
	reflect.ValueOf(&u).Elem().Field(0).SetString("boris")
}
