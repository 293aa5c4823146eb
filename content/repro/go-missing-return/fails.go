package main

func name(c int) string {
	switch c {
	case 0:
		return "red"
	case 1:
		return "green"
	}
}

func main() {
	println(name(1))
}
