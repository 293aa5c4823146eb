#include "text/markdown_language.h"

#include <string.h>

static const MarkdownLanguage languages[] = {
	{"asm", "Assembly", " assembly nasm gas ", false},
	{"bash", "Shell", " sh shell zsh fish ", false},
	{"c", "C", " h ", false},
	{"console", "Console", " shell-session terminal session ", true},
	{"cpp", "C++", " c++ cc cxx hpp ", false},
	{"csharp", "C#", " c# cs ", false},
	{"css", "CSS", " scss ", false},
	{"diff", "Diff", " patch ", false},
	{"dockerfile", "Dockerfile", " docker containerfile ", false},
	{"go", "Go", " golang ", false},
	{"graphql", "GraphQL", " gql ", false},
	{"html", "HTML", " htm xhtml ", false},
	{"http", "HTTP", "", false},
	{"ini", "INI", " cfg conf properties systemd ", false},
	{"java", "Java", "", false},
	{"javascript", "JavaScript", " js mjs cjs jsx node ", false},
	{"json", "JSON", " jsonc json5 ndjson ", false},
	{"kotlin", "Kotlin", " kt kts ", false},
	{"lua", "Lua", "", false},
	{"makefile", "Makefile", " make mk ", false},
	{"markdown", "Markdown", " md ", false},
	{"mojo", "Mojo", " 🔥 ", false},
	{"nginx", "nginx", "", false},
	{"perl", "Perl", " pl ", false},
	{"php", "PHP", "", false},
	{"powershell", "PowerShell", " ps1 pwsh ", false},
	{"proto", "Protocol Buffers", " protobuf ", false},
	{"python", "Python", " py python3 pycon py3 ", false},
	{"ruby", "Ruby", " rb ", false},
	{"rust", "Rust", " rs ", false},
	{"scala", "Scala", "", false},
	{"sql", "SQL", " mysql postgres postgresql psql plpgsql sqlite ", false},
	{"swift", "Swift", "", false},
	{"terraform", "Terraform", " tf hcl ", false},
	{"text", "Output", " txt plain plaintext output log none ", true},
	{"toml", "TOML", "", false},
	{"traceback", "Traceback", " pytb py3tb stacktrace error ", true},
	{"typescript", "TypeScript", " ts tsx ", false},
	{"xml", "XML", " svg xsl ", false},
	{"yaml", "YAML", " yml ", false},
	{"zig", "Zig", "", false},
};

const MarkdownLanguage *markdown_language_find(const char *name, gsize size)
{
	g_autofree char *lower = g_ascii_strdown(name, (gssize)size);
	g_autofree char *word = g_strdup_printf(" %s ", lower);

	if (size == 0)
		return NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(languages); i++)
		if (strcmp(languages[i].id, lower) == 0 || strstr(languages[i].aliases, word))
			return &languages[i];
	return NULL;
}
