package main

import (
	"database/sql"
	"errors"
	"fmt"
)

var ErrNoUser = errors.New("no such user")

func translate(id int, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("user %d: %w", id, ErrNoUser)
	}
	return err
}

func main() {
	err := translate(7, fmt.Errorf("scan: %w", sql.ErrNoRows))
	fmt.Println(err, errors.Is(err, ErrNoUser))
	fmt.Println(sql.NullString{String: "", Valid: false}.Valid)
}
