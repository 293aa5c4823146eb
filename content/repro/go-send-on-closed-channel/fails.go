package main

func main() {
	out := make(chan int, 1)
	close(out)
	out <- 1
}
