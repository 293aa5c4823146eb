package main

import (
	"fmt"
	"reflect"
)

type user struct {
	Name  string
	cache string
}

func clearExported(target any) {
	v := reflect.ValueOf(target).Elem()
	for i := 0; i < v.NumField(); i++ {
		if v.Type().Field(i).IsExported() {
			v.Field(i).Set(reflect.Zero(v.Field(i).Type()))
		}
	}
}

func main() {
	u := user{Name: "ana", cache: "x"}
	clearExported(&u)
	fmt.Printf("%+v\n", u)
}
