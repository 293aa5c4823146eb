package main

func main() {
	seen := map[any]bool{}
	var tag any = []string{"go"}
	seen[tag] = true
}
