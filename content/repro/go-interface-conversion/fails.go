package main

import (
	"encoding/json"
	"fmt"
)

func main() {
	var doc map[string]any
	_ = json.Unmarshal([]byte(`{"id": 7}`), &doc)
	fmt.Println(doc["id"].(int))
}
