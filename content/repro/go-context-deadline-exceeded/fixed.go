package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func fetch(ctx context.Context, name string) error {
	select {
	case <-time.After(time.Second):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fetch %s: %w", name, ctx.Err())
	}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	err := fetch(ctx, "prices")
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded))
}
