#include "text/libgit2.h"

#include <dlfcn.h>

/* libgit2's interface changes with its minor version, which its name therefore holds. */
#define LIBRARY "libgit2.so." LIBGIT2_SOVERSION

#define AT(member) G_STRUCT_OFFSET(LibGit2, member), "git_" #member

static const struct {
	gsize offset;
	const char *name;
} symbols[] = {
	{AT(libgit2_init)},
	{AT(error_last)},
	{AT(diff_options_init)},
	{AT(diff_buffers)},
	{AT(merge_file_input_init)},
	{AT(merge_file_options_init)},
	{AT(merge_file)},
	{AT(merge_file_result_free)},
};

static bool load(LibGit2 *library, GError **error)
{
	void *handle = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);

	if (!handle)
		return mw_fail(error, MW_ERROR_UNAVAILABLE,
			"texts cannot be compared, since %s is not there: %s; install its package",
			LIBRARY, dlerror());
	for (gsize i = 0; i < G_N_ELEMENTS(symbols); i++) {
		void *symbol = dlsym(handle, symbols[i].name);

		if (!symbol)
			return mw_fail(error, MW_ERROR_UNAVAILABLE, "%s has no '%s'", LIBRARY,
				symbols[i].name);
		*(void **)G_STRUCT_MEMBER_P(library, symbols[i].offset) = symbol;
	}
	return library->libgit2_init() >= 0 ||
	       mw_fail(error, MW_ERROR_UNAVAILABLE, "%s could not start", LIBRARY);
}

const LibGit2 *libgit2_get(GError **error)
{
	static LibGit2 library;
	static bool loaded;

	if (!loaded)
		loaded = load(&library, error);
	return loaded ? &library : NULL;
}
