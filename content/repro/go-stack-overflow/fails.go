package main

import "fmt"

type user struct{ next *user }

func (u *user) count() int { return 1 + u.next.count() }

func main() {
	u := &user{}
	u.next = u
	fmt.Println(u.count())
}
