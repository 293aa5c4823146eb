#include "text/markdown.h"

#include <string.h>

/* A wiki of one entry. */
static bool find_entry(const char *category, const char *slug, MarkdownTarget *target, void *data)
{
	const char *const *address = data;

	if (strcmp(slug, address[1]) != 0 || (category && strcmp(category, address[0]) != 0))
		return false;
	target->url = g_strdup_printf("/%s/%s", address[0], address[1]);
	target->title = g_strdup("A `MutexGuard<T>` held");
	return true;
}

static Markdown *render(const char *source)
{
	static const char *const address[] = {"rust-engineering", "mutex-guard"};
	MarkdownLinks links = {find_entry, (void *)address};
	g_autoptr(GError) error = NULL;
	Markdown *markdown = markdown_render(source, &links, &error);

	g_assert_no_error(error);
	return markdown;
}

static void assert_html(const char *source, const char *html)
{
	g_autoptr(Markdown) markdown = render(source);

	g_assert_cmpstr(markdown->html, ==, html);
}

static void assert_has(const char *source, const char *part)
{
	g_autoptr(Markdown) markdown = render(source);

	if (!strstr(markdown->html, part))
		g_test_message("no %s in %s", part, markdown->html);
	g_assert_nonnull(strstr(markdown->html, part));
}

static void assert_lacks(const char *source, const char *part)
{
	g_autoptr(Markdown) markdown = render(source);

	if (strstr(markdown->html, part))
		g_test_message("%s in %s", part, markdown->html);
	g_assert_null(strstr(markdown->html, part));
}

static void raw_html_is_shown_as_text(void)
{
	assert_html("A Vec<T> of <b>T</b>", "<p>A Vec&lt;T&gt; of &lt;b&gt;T&lt;/b&gt;</p>\n");
	assert_has("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
	assert_lacks("<script>alert(1)</script>", "<script");
	assert_html("a <!-- hidden --> b", "<p>a  b</p>\n");
	assert_html("<!-- hidden -->", "");
	assert_html("a<br/>b", "<p>a<br>\nb</p>\n");
}

static void addresses_that_run_code_are_dropped(void)
{
	assert_html("[x](javascript:alert(1))", "<p>x</p>\n");
	assert_html("[x](JaVaScript:alert(1))", "<p>x</p>\n");
	assert_html("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n");
	assert_html("[x](data:text/html,y)", "<p>x</p>\n");
	assert_html("![x](data:image/png;base64,AA)", "<p>x</p>\n");
	assert_html("[x]\n\n[x]: vbscript:y", "<p>x</p>\n");
	assert_lacks("[x](java&#x0A;script:alert(1))", "\nscript");
	assert_has("[x](/a\"onclick=\"y)", "href=\"/a%22onclick=%22y\"");
}

static void links_to_other_hosts_pass_no_credit(void)
{
	assert_html("[x](https://a.example/)",
		"<p><a href=\"https://a.example/\" rel=\"ugc nofollow noopener\">x</a></p>\n");
	assert_has("[x](//a.example/)", "rel=\"ugc nofollow noopener\"");
	assert_html("[x](/golang/defer)", "<p><a href=\"/golang/defer\">x</a></p>\n");
}

static void bare_urls_are_linked_without_the_sentence_around_them(void)
{
#define LINK(url) "<a href=\"" url "\" rel=\"ugc nofollow noopener\">" url "</a>"
	assert_html("See https://a.example/b.", "<p>See " LINK("https://a.example/b") ".</p>\n");
	assert_html("(https://a.example/b)", "<p>(" LINK("https://a.example/b") ")</p>\n");
	assert_html("https://a.example/b_(c)", "<p>" LINK("https://a.example/b_(c)") "</p>\n");
	assert_html("http://localhost:80/?", "<p>" LINK("http://localhost:80/") "?</p>\n");
	assert_html("https://a.example/b&lt;", "<p>" LINK("https://a.example/b") "&lt;</p>\n");
	assert_html("https://a.example/x_y_z", "<p>" LINK("https://a.example/x_y_z") "</p>\n");
	assert_html("xhttp://a", "<p>xhttp://a</p>\n");
	assert_html("http:// nothing", "<p>http:// nothing</p>\n");
	assert_html("`http://a`", "<p><code>http://a</code></p>\n");
	assert_html("[http://a](/b)", "<p><a href=\"/b\">http://a</a></p>\n");
#undef LINK
}

static void wiki_links_find_entries(void)
{
	const char *link =
		"<p><a href=\"/rust-engineering/mutex-guard\">A <code>MutexGuard&lt;T&gt;"
		"</code> held</a></p>\n";

	assert_html("[[mutex-guard]]", link);
	assert_html("[[Mutex Guard]]", link);
	assert_html("[[rust-engineering/mutex-guard]]", link);
	assert_html("[[Rust Engineering/Mutex Guard|]]", link);
	assert_html("[[mutex-guard|the *guard* `x`]]",
		"<p><a href=\"/rust-engineering/mutex-guard\">the <em>guard</em> "
		"<code>x</code></a></p>\n");
	assert_html("[[mutex-guard#Why not?|why]]",
		"<p><a href=\"/rust-engineering/mutex-guard#why-not\">why</a></p>\n");
	assert_html("[[#Fix|below]]", "<p><a href=\"#fix\">below</a></p>\n");
}

static void wiki_links_to_nothing_are_marked(void)
{
	assert_html("[[Two Phase]]", "<p><span class=\"missing\" title=\"No entry yet: "
				     "two-phase\">Two Phase</span></p>\n");
	assert_html("[[golang/mutex-guard|x]]",
		"<p><span class=\"missing\" title=\"No entry yet: mutex-guard\">x</span></p>\n");
	assert_html("[[x|<b>&]]",
		"<p><span class=\"missing\" title=\"No entry yet: x\">&lt;b&gt;&amp;</span></p>\n");
}

static void what_is_no_wiki_link_stays(void)
{
	assert_html("[[]]", "<p>[[]]</p>\n");
	assert_html("[[ ]] [[|x]] [[?]]", "<p>[[ ]] [[|x]] [[?]]</p>\n");
	assert_html("\\[[mutex-guard]]", "<p>[[mutex-guard]]</p>\n");
	assert_html("[\\[mutex-guard]]", "<p>[[mutex-guard]]</p>\n");
	assert_html("`[[mutex-guard]]`", "<p><code>[[mutex-guard]]</code></p>\n");
	assert_html("[[mutex-guard", "<p>[[mutex-guard</p>\n");
	assert_html("a[[0]](/b)", "<p>a<a href=\"/b\">[0]</a></p>\n");
	assert_html("[a [[mutex-guard]]](/b)", "<p><a href=\"/b\">a [[mutex-guard]]</a></p>\n");
}

static void a_link_never_holds_a_link(void)
{
	assert_html("[[mutex-guard|x <http://a> [y](/b)]]",
		"<p><a href=\"/rust-engineering/mutex-guard\">x http://a y</a></p>\n");
	assert_html("[![badge](https://a/b.svg)](/c)", "<p><a href=\"/c\">badge</a></p>\n");
}

static void linked_slugs_are_listed_once(void)
{
	g_autoptr(Markdown) markdown =
		render("[[b]] [[mutex-guard|x]] [[B|again]] [[#here]] `[[code]]`");

	g_assert_cmpuint(markdown->links->len, ==, 2);
	g_assert_cmpstr(markdown->links->pdata[0], ==, "b");
	g_assert_cmpstr(markdown->links->pdata[1], ==, "mutex-guard");
}

#define TABLE(number, rows)                                                                       \
	"<section class=\"scroll\" tabindex=\"0\" aria-label=\"Table " number "\"><table>\n" rows \
	"</table></section>\n"
#define HEAD(cells) "<thead>\n<tr>\n" cells "</tr>\n</thead>\n"
#define TH(text) "<th scope=\"col\">" text "</th>\n"
#define TD(text) "<td>" text "</td>\n"

static void tables_are_written_as_on_github(void)
{
	assert_html("| a | b |\n|---|---|\n| 1 | *2* |\n",
		TABLE("1", HEAD(TH("a") TH("b")) "<tbody>\n<tr>\n" TD("1")
				   TD("<em>2</em>") "</tr>\n</tbody>\n"));
	assert_html("a|b\n-|-", TABLE("1", HEAD(TH("a") TH("b"))));
	assert_has("a | b | c\n:-- | :-: | --:\n", "<th scope=\"col\" class=\"left\">a</th>\n"
						   "<th scope=\"col\" class=\"center\">b</th>\n"
						   "<th scope=\"col\" class=\"right\">c</th>\n");
	assert_has("Text before\na|b\n-|-", "<p>Text before</p>\n<section");
	assert_has("> a|b\n> -|-\n> 1|2", TD("1") TD("2"));
	assert_has("- x\n\n  a|b\n  -|-\n  1|2", TD("1") TD("2"));
}

static void table_cells_hold_bars_and_links(void)
{
	assert_has("a|b\n-|-\nx \\| y|z", TD("x | y") TD("z"));
	assert_has("a|b\n-|-\n`x | y`|z", TD("<code>x | y</code>") TD("z"));
	assert_has("a|b\n-|-\n`x \\| y`|z", TD("<code>x | y</code>") TD("z"));
	assert_has("a|b\n-|-\n[[nil|l]]|z",
		TD("<span class=\"missing\" title=\"No entry yet: nil\">l</span>") TD("z"));
	assert_has("a|b\n-|-\n[[nil\\|l]]|z",
		TD("<span class=\"missing\" title=\"No entry yet: nil\">l</span>") TD("z"));
	assert_has("a|b\n-|-\nhttp://x|z", ">http://x</a></td>\n" TD("z"));
	assert_has("a|b\n-|-\n~~x~~|z", TD("<del>x</del>") TD("z"));
}

static void table_rows_lose_no_words(void)
{
	assert_has("a|b\n-|-\n1|2|3|", TD("1") TD("2|3"));
	assert_has("a|b\n-|-\n1", TD("1") TD(""));
	assert_has("a|b\n-|-\n||", TD("") TD(""));
	assert_has("a|b\n-|-\n|1|", TD("1") TD(""));
}

static void what_is_no_table_stays(void)
{
	assert_html("a|b\n-|-|-", "<p>a|b\n-|-|-</p>\n");
	assert_html("a|b\n--", "<h2 id=\"a-b\">a|b<a class=\"anchor\" href=\"#a-b\">"
			       "<span aria-hidden=\"true\">#</span><span class=\"vh\">Link to this "
			       "section</span></a></h2>\n");
	assert_html("-|-", "<p>-|-</p>\n");
	assert_html("a|b\n-|x", "<p>a|b\n-|x</p>\n");
	assert_html("a \\| b", "<p>a | b</p>\n");
	assert_html("`a \\| b`", "<p><code>a \\| b</code></p>\n");
}

static void two_tildes_strike_through(void)
{
	assert_html("~~a *b* `c`~~", "<p><del>a <em>b</em> <code>c</code></del></p>\n");
	assert_html("x~~y~~z", "<p>x<del>y</del>z</p>\n");
	assert_html("~a~ ~~~~b~~~~", "<p>~a~ ~~~~b~~~~</p>\n");
	assert_html("~~ a ~~", "<p>~~ a ~~</p>\n");
	assert_html("\\~~a~~", "<p>~~a~~</p>\n");
	assert_html("*a ~~b* c~~", "<p><em>a ~~b</em> c~~</p>\n");
}

static void an_escape_does_not_disturb_the_emphasis_beside_it(void)
{
	assert_html("**\"a\"**\\[b", "<p><strong>&quot;a&quot;</strong>[b</p>\n");
	assert_html("*\\~a*", "<p><em>~a</em></p>\n");
	assert_html("[a](/b\\[c \"d\\|e\")", "<p><a href=\"/b%5Bc\" title=\"d|e\">a</a></p>\n");
	assert_html("\xf0\x92\x91\xb0 \\| \\~~a~~", "<p>\xf0\x92\x91\xb0 | <del>a</del></p>\n");
}

static void task_lists_have_boxes(void)
{
	assert_html("- [ ] a\n- [x] b\n- [y] c\n",
		"<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"To do\"> "
		"a</li>\n"
		"<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"Done\"> "
		"b</li>\n<li>[y] c</li>\n</ul>\n");
}

static void callouts_are_notes(void)
{
	assert_html("> [!DANGER]\n> It *burns*.",
		"<div class=\"note danger\" role=\"note\">\n<p>Danger</p>\n"
		"<p>It <em>burns</em>.</p>\n</div>\n");
	assert_has("> [!note]\n>\n> - a", "<p>Note</p>\n<ul>\n<li>a</li>");
	assert_html("> [!NOTE] a", "<blockquote>\n<p>[!NOTE] a</p>\n</blockquote>\n");
	assert_html("> **Danger:** a",
		"<blockquote>\n<p><strong>Danger:</strong> a</p>\n</blockquote>\n");
}

static void images_come_from_this_host_only(void)
{
	assert_html("![a *b*](/file/1/x.png \"t\")",
		"<p><img src=\"/file/1/x.png\" alt=\"a b\" title=\"t\" loading=\"lazy\"></p>\n");
	assert_html("![a](https://b/c.png)",
		"<p><a href=\"https://b/c.png\" rel=\"ugc nofollow noopener\">a</a></p>\n");
	assert_has("![](//b/c.png)", ">//b/c.png</a>");
	assert_lacks("![a](x:c.png)", "<img");
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
#define TEST(name) g_test_add_func("/markdown/" #name, name)
	TEST(raw_html_is_shown_as_text);
	TEST(addresses_that_run_code_are_dropped);
	TEST(links_to_other_hosts_pass_no_credit);
	TEST(bare_urls_are_linked_without_the_sentence_around_them);
	TEST(wiki_links_find_entries);
	TEST(wiki_links_to_nothing_are_marked);
	TEST(what_is_no_wiki_link_stays);
	TEST(a_link_never_holds_a_link);
	TEST(linked_slugs_are_listed_once);
	TEST(tables_are_written_as_on_github);
	TEST(table_cells_hold_bars_and_links);
	TEST(table_rows_lose_no_words);
	TEST(what_is_no_table_stays);
	TEST(two_tildes_strike_through);
	TEST(an_escape_does_not_disturb_the_emphasis_beside_it);
	TEST(task_lists_have_boxes);
	TEST(callouts_are_notes);
	TEST(images_come_from_this_host_only);
	return g_test_run();
}
