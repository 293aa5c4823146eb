package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"io"
	"time"
)

type connector struct{}
type conn struct{}
type stmt struct{}
type rows struct{ left int }

func (connector) Connect(context.Context) (driver.Conn, error) { return conn{}, nil }
func (connector) Driver() driver.Driver                        { return nil }
func (conn) Prepare(string) (driver.Stmt, error)               { return stmt{}, nil }
func (conn) Close() error                                      { return nil }
func (conn) Begin() (driver.Tx, error)                         { return nil, driver.ErrSkip }
func (stmt) Close() error                                      { return nil }
func (stmt) NumInput() int                                     { return -1 }
func (stmt) Exec([]driver.Value) (driver.Result, error)        { return driver.RowsAffected(1), nil }
func (stmt) Query([]driver.Value) (driver.Rows, error)         { return &rows{left: 3}, nil }
func (*rows) Columns() []string                                { return []string{"id"} }
func (*rows) Close() error                                     { return nil }
func (r *rows) Next(dest []driver.Value) error {
	if r.left == 0 {
		return io.EOF
	}
	dest[0] = int64(r.left)
	r.left--
	return nil
}

func report(ctx context.Context, db *sql.DB) error {
	orders, err := db.QueryContext(ctx, "SELECT id FROM orders")
	if err != nil {
		return err
	}
	defer orders.Close()
	for orders.Next() {
		var id int64
		if err := orders.Scan(&id); err != nil {
			return err
		}
		var paid int64
		if err := db.QueryRowContext(ctx, "SELECT count(*) FROM payments WHERE order_id = $1", id).Scan(&paid); err != nil {
			return fmt.Errorf("payments of order %d: %w", id, err)
		}
	}
	return orders.Err()
}

func main() {
	db := sql.OpenDB(connector{})
	db.SetMaxOpenConns(1)
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	fmt.Println(report(ctx, db))
	stats := db.Stats()
	fmt.Println("waited", stats.WaitCount, "time for", stats.WaitDuration.Round(100*time.Millisecond))
}
