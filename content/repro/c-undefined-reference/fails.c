#include <math.h>
#include <stdio.h>

int area(int side);

int main(void)
{
	printf("%d\n", area(2));
}
