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
	if err := json.Unmarshal([]byte(`{"id": 7}`), &o); err != nil {
		panic(err)
	}
	fmt.Println(o.ID)

	var open any
	_ = json.Unmarshal([]byte(`7`), &open)
	switch v := open.(type) {
	case float64:
		fmt.Println("number", v)
	case string:
		fmt.Println("text", v)
	default:
		fmt.Printf("unexpected %T\n", v)
	}
}
