package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

type order struct {
	ID    int64    `json:"id,string"`
	Price *float64 `json:"price"`
}

func main() {
	decoder := json.NewDecoder(strings.NewReader(`{"id": "9007199254740993", "price": null}`))
	decoder.DisallowUnknownFields()
	var o order
	if err := decoder.Decode(&o); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(o.ID, o.Price == nil)
}
