package main

import (
	"encoding/json"
	"fmt"
)

type User struct {
	Name string `json:"name"`
}

func (u User) MarshalJSON() ([]byte, error) {
	type plain User
	return json.Marshal(struct {
		plain
		Kind string `json:"kind"`
	}{plain(u), "user"})
}

func (u User) String() string { return fmt.Sprintf("user %s", u.Name) }

func main() {
	text, err := json.Marshal(User{"ana"})
	fmt.Println(string(text), err, User{"ana"})
}
