package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// cpuLimit reads a cgroup v2 quota, "200000 100000" or "max 100000"; 0 means none.
func cpuLimit(root string) (int, error) {
	text, err := os.ReadFile(filepath.Join(root, "cpu.max"))
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(string(text))
	if len(fields) != 2 || fields[0] == "max" {
		return 0, nil
	}
	quota, err := strconv.Atoi(fields[0])
	if err != nil {
		return 0, err
	}
	period, err := strconv.Atoi(fields[1])
	if err != nil || period <= 0 {
		return 0, fmt.Errorf("cpu.max: %q", text)
	}
	cpus := (quota + period - 1) / period
	if cpus < 2 {
		cpus = 2
	}
	return cpus, nil
}

func setProcs(root string) {
	if os.Getenv("GOMAXPROCS") != "" {
		return
	}
	if cpus, err := cpuLimit(root); err == nil && cpus > 0 && cpus < runtime.NumCPU() {
		runtime.GOMAXPROCS(cpus)
	}
}

func main() {
	root, err := os.MkdirTemp("", "cgroup")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(root)
	for _, line := range []string{"250000 100000\n", "50000 100000\n", "max 100000\n"} {
		os.WriteFile(filepath.Join(root, "cpu.max"), []byte(line), 0o600)
		cpus, err := cpuLimit(root)
		fmt.Println(strings.TrimSpace(line), "->", cpus, err)
		if err != nil {
			os.Exit(1)
		}
	}
	setProcs("/sys/fs/cgroup")
}
