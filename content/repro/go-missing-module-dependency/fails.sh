printf 'module shop\n\ngo 1.19\n' >go.mod
printf 'package main\n\nimport _ "github.com/pkg/errors"\n\nfunc main() {}\n' >main.go
go build
