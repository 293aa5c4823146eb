package main

import (
	"database/sql"
	"database/sql/driver"
	"fmt"
	"io"
)

type fake struct{}

func (fake) Open(string) (driver.Conn, error)          { return fake{}, nil }
func (fake) Prepare(string) (driver.Stmt, error)       { return fake{}, nil }
func (fake) Close() error                              { return nil }
func (fake) Begin() (driver.Tx, error)                 { return nil, io.EOF }
func (fake) NumInput() int                             { return -1 }
func (fake) Exec([]driver.Value) (driver.Result, error) { return nil, nil }
func (fake) Query([]driver.Value) (driver.Rows, error) { return fake{}, nil }
func (fake) Columns() []string                         { return []string{"name"} }
func (fake) Next([]driver.Value) error                 { return io.EOF }

func main() {
	sql.Register("fake", fake{})
	db, _ := sql.Open("fake", "")
	var name string
	fmt.Println(db.QueryRow("SELECT name FROM users WHERE id = 7").Scan(&name))
}
