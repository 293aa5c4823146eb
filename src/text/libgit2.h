/*
 * libgit2, loaded when it is first wanted: to link it would more than double the time that a
 * process takes to start, with the TLS and SSH libraries that it brings, and few requests compare
 * texts.
 */
#pragma once

#include "base/error.h"

#include <git2.h>

/* The functions that are used, under their names without "git_". */
typedef struct {
	__typeof__(git_libgit2_init) *libgit2_init;
	__typeof__(git_error_last) *error_last;
	__typeof__(git_diff_options_init) *diff_options_init;
	__typeof__(git_diff_buffers) *diff_buffers;
	__typeof__(git_merge_file_input_init) *merge_file_input_init;
	__typeof__(git_merge_file_options_init) *merge_file_options_init;
	__typeof__(git_merge_file) *merge_file;
	__typeof__(git_merge_file_result_free) *merge_file_result_free;
} LibGit2;

/* The library, ready to be used, as long as the process lives; NULL with UNAVAILABLE. */
MW_CHECKED const LibGit2 *libgit2_get(GError **error);
