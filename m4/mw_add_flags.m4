# MW_ADD_FLAGS(VARIABLE, FLAGS...)
# Appends to VARIABLE each of FLAGS that the compiler and the linker take without a warning.
AC_DEFUN([MW_ADD_FLAGS], [
	mw_saved_CFLAGS=$CFLAGS
	for mw_flag in m4_normalize([$2]); do
		AC_MSG_CHECKING([whether $CC takes $mw_flag])
		CFLAGS="$mw_saved_CFLAGS -Werror $mw_flag"
		AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
			[AC_MSG_RESULT([yes])
			$1="$$1 $mw_flag"],
			[AC_MSG_RESULT([no])])
	done
	CFLAGS=$mw_saved_CFLAGS
])
