package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
)

// containerLimit reads a cgroup v2 limit; 0 means none.
func containerLimit(root string) (int64, error) {
	text, err := os.ReadFile(filepath.Join(root, "memory.max"))
	if err != nil {
		return 0, err
	}
	value := strings.TrimSpace(string(text))
	if value == "max" {
		return 0, nil
	}
	return strconv.ParseInt(value, 10, 64)
}

func limitMemory(root string, outsideHeap int64) (int64, error) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return debug.SetMemoryLimit(-1), nil
	}
	limit, err := containerLimit(root)
	if err != nil || limit == 0 {
		return 0, err
	}
	limit = limit/10*9 - outsideHeap
	if limit <= 0 {
		return 0, fmt.Errorf("nothing left for Go in the container's limit")
	}
	debug.SetMemoryLimit(limit)
	return limit, nil
}

func main() {
	root, err := os.MkdirTemp("", "cgroup")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(root)
	os.WriteFile(filepath.Join(root, "memory.max"), []byte("536870912\n"), 0o600)
	os.Unsetenv("GOMEMLIMIT")
	limit, err := limitMemory(root, 64<<20)
	fmt.Println(limit>>20, "MiB of 512 for the Go heap", err)
	if err != nil || debug.SetMemoryLimit(-1) != limit {
		os.Exit(1)
	}
}
