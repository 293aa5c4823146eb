/*
 * The yardstick: the least that a FastCGI worker can do. Answers every request with the bytes of
 * one file, a whole CGI response, from memory.
 */
#include <fcgiapp.h>
#include <stdio.h>
#include <stdlib.h>

enum { ANSWER_MAX = 1 << 20 };

int main(int argc, char *argv[])
{
	static char answer[ANSWER_MAX];
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	size_t size = file ? fread(answer, 1, sizeof answer, file) : 0;
	FCGX_Request request;

	if (size == 0 || FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, 0) != 0) {
		fputs("usage: l1 FILE, with a FastCGI socket as standard input\n", stderr);
		return EXIT_FAILURE;
	}
	fclose(file);
	while (FCGX_Accept_r(&request) >= 0) {
		FCGX_PutStr(answer, (int)size, request.out);
		FCGX_Finish_r(&request);
	}
	return EXIT_SUCCESS;
}
