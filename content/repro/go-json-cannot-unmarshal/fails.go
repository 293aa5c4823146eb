package main

import (
	"encoding/json"
	"fmt"
)

type order struct {
	ID int64 `json:"id"`
}

func main() {
	var o order
	fmt.Println(json.Unmarshal([]byte(`{"id": "7"}`), &o))
}
