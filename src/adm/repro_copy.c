#define _XOPEN_SOURCE 700 /* nftw */
#include "adm/repro.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>

static bool copy_folder(const char *from, const char *to, int depth, int *files, GError **error);

static bool copy_file(const char *from, const char *to, const struct stat *status, GError **error)
{
	g_autofree char *bytes = NULL;
	g_autoptr(GError) fault = NULL;
	gsize size;

	if (status->st_size > REPRO_FILE_MAX)
		return mw_fail(
			error, MW_ERROR_LIMIT, "'%s' has more than %d bytes", from, REPRO_FILE_MAX);
	if (!g_file_get_contents(from, &bytes, &size, &fault) ||
		!g_file_set_contents_full(to, bytes, (gssize)size, G_FILE_SET_CONTENTS_NONE,
			(int)status->st_mode & 0777, &fault))
		return mw_fail(error, MW_ERROR_STORAGE, "%s", fault->message);
	return true;
}

static bool copy_one(const char *from, const char *to, int depth, int *files, GError **error)
{
	struct stat status;

	if (lstat(from, &status) != 0)
		return mw_fail(error, MW_ERROR_STORAGE, "cannot look at '%s': %s", from,
			g_strerror(errno));
	if (S_ISDIR(status.st_mode)) {
		if (g_mkdir(to, 0700) != 0)
			return mw_fail(error, MW_ERROR_STORAGE, "cannot make '%s': %s", to,
				g_strerror(errno));
		return copy_folder(from, to, depth + 1, files, error);
	}
	if (!S_ISREG(status.st_mode))
		return true;
	if (++*files > REPRO_FILES_MAX)
		return mw_fail(error, MW_ERROR_LIMIT, "more than %d files lie beside '%s'",
			REPRO_FILES_MAX, from);
	return copy_file(from, to, &status, error);
}

static bool copy_folder(const char *from, const char *to, int depth, int *files, GError **error)
{
	g_autoptr(GError) fault = NULL;
	g_autoptr(GDir) folder = g_dir_open(from, 0, &fault);
	const char *name;

	if (!folder)
		return mw_fail(error, MW_ERROR_STORAGE, "%s", fault->message);
	if (depth > REPRO_DEPTH_MAX)
		return mw_fail(error, MW_ERROR_LIMIT, "'%s' is more than %d folders deep", from,
			REPRO_DEPTH_MAX);
	while ((name = g_dir_read_name(folder))) {
		g_autofree char *source = g_build_filename(from, name, NULL);
		g_autofree char *target = g_build_filename(to, name, NULL);

		if (!copy_one(source, target, depth, files, error))
			return false;
	}
	return true;
}

char *repro_copy(const char *folder, GError **error)
{
	g_autoptr(GError) fault = NULL;
	char *copy = g_dir_make_tmp("mojowiki-repro-XXXXXX", &fault);
	int files = 0;

	if (!copy) {
		mw_fail(error, MW_ERROR_STORAGE, "%s", fault->message);
		return NULL;
	}
	if (copy_folder(folder, copy, 1, &files, error))
		return copy;
	repro_copy_remove(copy);
	return NULL;
}

static int remove_one(const char *path, const struct stat *status, int what, struct FTW *place)
{
	(void)status;
	(void)place;
	/* a program may have taken the rights of its own folder */
	if (what == FTW_DNR)
		chmod(path, 0700);
	return remove(path) == 0 ? 0 : -1;
}

void repro_copy_remove(char *copy)
{
	if (!copy)
		return;
	(void)!nftw(copy, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	g_free(copy);
}
