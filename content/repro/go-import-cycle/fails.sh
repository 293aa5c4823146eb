mkdir orders users
printf 'module shop\n\ngo 1.19\n' >go.mod
printf 'package orders\n\nimport "shop/users"\n\nvar Owner = users.Name\n' >orders/orders.go
printf 'package users\n\nimport "shop/orders"\n\nvar Name = orders.Owner\n' >users/users.go
go build ./...
