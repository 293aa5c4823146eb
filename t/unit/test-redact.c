#include "lab/redact.h"

#include <string.h>

enum { ROUNDS = 3 };

/*
 * Lines that hold a secret, between « and ». None is real: holes are filled at run time, {U16} with
 * 16 capitals and digits, {A36} letters and digits, {B40} base64, {R20} base64url, {H32}
 * hexadecimal, {L9} small letters, {D6} digits.
 */
static const char *const secrets[] = {
	"AWS_ACCESS_KEY_ID=«AKIA{U16}»",
	"botocore.exceptions.ClientError: the key «ASIA{U16}» is not valid",
	"aws_secret_access_key = «{B40}»",
	"\"SecretAccessKey\": \"«{B40}»\",",
	"export AWS_SECRET_ACCESS_KEY='«{B40}»'",
	"https://b.s3.amazonaws.com/k?X-Amz-Credential=«AKIA{U16}»%2F20260101",
	"GET /maps/api/js?key=«AIza{R35}»&v=3",
	"gcloud token «ya29.{R60}»",
	"client_secret: «GOCSPX-{R28}»",
	"DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=«{B86}==»;EndpointSuffix=core",
	"AZURE_CLIENT_SECRET=«{A3}8Q~{R34}»",
	"azure.core: secret «{A3}7Q~{R32}» expired",
	"remote: Invalid token «ghp_{A36}»",
	"git clone https://x-access-token:«ghs_{A36}»@github.com/o/r",
	"GITHUB_TOKEN=«github_pat_{A22}_{A59}»",
	"npm error «gho_{A36}»",
	"CI_JOB_TOKEN=«glpat-{R20}»",
	"slack_sdk.errors: «xoxb-{D12}-{D12}-{A24}»",
	"SLACK=«xoxp-{D11}-{D11}-{D12}-{H32}»",
	"token «xapp-1-{U11}-{D12}-{H64}»",
	"POST https://hooks.slack.com/services/«T{U8}/B{U8}/{A24}»",
	"POST https://discord.com/api/webhooks/«{D18}/{R68}»",
	"stripe.error.AuthenticationError: Invalid API Key provided: «sk_live_{A24}»",
	"STRIPE_KEY=«rk_live_{A24}»",
	"stripe listen: «whsec_{A32}»",
	"openai.AuthenticationError: Incorrect API key provided: «sk-proj-A1{R48}»",
	"ANTHROPIC_API_KEY=«sk-ant-api03-{R80}»",
	"//registry.npmjs.org/:_authToken=«npm_{A36}»",
	"twine upload -u __token__ -p «pypi-AgEIcHlwaS5vcmc{R80}»",
	"hub login «hf_{A34}»",
	"SENDGRID=«SG.{R22}.{R43}»",
	"vault write «hvs.{R40}»",
	"docker login -p «dckr_pat_{R27}»",
	"doctl auth init -t «dop_v1_{H64}»",
	"{\"jwt\": \"«eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx{R40}.{R43}»\"}",
	"jwt.exceptions.DecodeError: «eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ{R60}.{R86}»",
	"invalid jwt eyJhbGciOiJFUzI1NiJ9.«eyJpc3Mi{R30}» cut here",
	"Authorization: Bearer «{R40}»",
	"authorization: bearer «{H40}»",
	"> Authorization: Basic «dXNlcjpodW50ZXIy»",
	"headers={'Authorization': 'Bearer «{A40}»', 'Accept': '*/*'}",
	"{\"Authorization\": \"Token «{H40}»\"}",
	"-H 'Authorization: Bearer «{R64}»' https://api",
	"Proxy-Authorization: Basic «YWxhZGRpbjpvcGVuc2VzYW1l»",
	"Authorization: AWS4-HMAC-SHA256 «Credential=AKIA{U16}/20260101/eu/s3/aws4_request, Signature={H64}»",
	"Authorization: Digest «username=\"Mufasa\", response={H32}»",
	"sending Bearer «{R32}1» to upstream",
	"X-Api-Key: «{A32}»",
	"x-auth-token: «{H48}»",
	"Private-Token: «{A20}1a»",
	"sqlalchemy.exc: postgresql://app:«{A12}»@db:5432/shop",
	"redis://:«{A16}»@cache:6379/0",
	"amqp://guest:«{L9}»@mq//",
	"mongodb+srv://root:«p%40{A8}»@cluster0.mongodb.net/x",
	"mysql://root:«s3cr3t!{D6}»@127.0.0.1/shop",
	"fatal: unable to access 'https://«{A40}»@github.com/o/r.git/'",
	"jdbc:postgresql://db/shop?user=app&password=«{A10}1»",
	"https://«»ci:«{A20}»@pkgs.example/simple",
	"DB_PASSWORD=«{L9}»",
	"PGPASSWORD=«{A10}» psql",
	"MYSQL_PWD=«{L12}»",
	"password=«{L6}{D4}»",
	"db.password: «{L6}{D4}»",
	"spring.datasource.password=«{A12}»",
	"conn = connect(host='db', password='«{L9}»')",
	"conn = connect(user=\"app\", passwd=\"«{L6} {L6}»\")",
	"  \"password\": \"«{A12}»\",",
	"{\\\"password\\\": \\\"«{A12}»\\\"}",
	"{'user': 'ana', 'password': '«{L9}»'}",
	"{'secret_key': b'«{A24}»'}",
	"SECRET_KEY = '«django-insecure-{A40}»'",
	"api_key=«{A32}»",
	"?api_key=«{H32}»&page=2",
	"GET /v1/me?access_token=«{A30}1» HTTP/1.1",
	"client_secret=«{A32}»&grant_type=client_credentials",
	"refresh_token: '«{R44}1»'",
	"<password>«{L9}»</password>",
	"<add key=x /><apiKey>«{A24}»</apiKey>",
	"mysql: --password «{A10}1» shop",
	"./tool --api-key «{A20}1»",
	"./tool --token=«{A20}1»",
	"ALTER USER app PASSWORD '«{A12}»'",
	"LOG: statement: CREATE ROLE app LOGIN PASSWORD '«{L9}{D4}»'",
	"encryption_key => \"«{H32}»\"",
	"ENCRYPTION_KEY: «{B44}»",
	"Cookie: «session={A32}; theme=dark»",
	"Set-Cookie: «sid={A32}; HttpOnly; Path=/»",
	"'Cookie': '«sessionid={A32}; csrftoken={A32}»'",
	"JSESSIONID=«{U32}»; Path=/",
	"sessionid=«{A32}»",
	"write to «ana.{L9}@example.com» for access",
	"User <«{L9}@mail.example.org»> not found",
	"Key (email)=(«{L6}+tag@example.co.uk») already exists.",
	"smtp: 550 «{L9}_{D4}@example.net»: unknown",
	"\"email\":\"«{L9}@example.io»\"",
	"-----BEGIN RSA PRIVATE KEY-----\n«{B64}\n{B64}\n{B32}»\n-----END RSA PRIVATE KEY-----\n",
	"key: -----BEGIN PRIVATE KEY-----\\n«{B64}\\n{B64}»\\n-----END PRIVATE KEY-----\\n",
	"-----BEGIN OPENSSH PRIVATE KEY-----\n«{B70}\n{B70}»\n",
	"-----BEGIN ENCRYPTED PRIVATE KEY-----\n«{B64}»\n-----END ENCRYPTED PRIVATE KEY-----",
	"app | -----BEGIN EC PRIVATE KEY-----\napp | «{B64}»\napp | -----END EC PRIVATE KEY-----",
	"\"private_key\": \"-----BEGIN PRIVATE KEY-----\\n«{B64}»",
};

/* Lines that look like one and hold none. */
static const char *const look_alikes[] = {
	"KeyError: 'password'",
	"TypeError: login() missing 1 required positional argument: 'password'",
	"    conn = connect(user, password=settings.DB_PASSWORD)",
	"    conn = connect(user, password=password)",
	"    def login(self, name: str, password: str) -> Token:",
	"    password = os.environ[\"DB_PASSWORD\"]",
	"    password = getpass.getpass()",
	"    token = request.headers.get(\"X-Auth-Token\")",
	"    self.token = token",
	"    if password == other:",
	"    let token = self.next_token()?;",
	"    fn parse(token: Token<'_>) -> Result<()> {",
	"    pub struct Config { password: String, token: Option<String> }",
	"    val secret: Secret = vault.read(path)",
	"    const token = await getToken();",
	"    password: ${DB_PASSWORD}",
	"DB_PASSWORD=${DB_PASSWORD:-}",
	"DB_PASSWORD=",
	"password=***",
	"password: ********",
	"password=<redacted>",
	"token=[FILTERED]",
	"postgres://app:***@db/shop",
	"postgres://app:$PASSWORD@db/shop",
	"postgres://app@db/shop",
	"https://user@example.com/x",
	"SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON",
	"SyntaxError: Unexpected token: punc (})",
	"error: unexpected token: `}`",
	"expected one of `,` or `}`, found token: identifier",
	"psql: error: FATAL:  password authentication failed for user \"app\"",
	"password: must have at least 8 characters",
	"Password: required",
	"invalid token: expected a string",
	"token: Missing or expired",
	"secret: not found in namespace default",
	"Error: secret \"db-credentials\" not found",
	"PASSWORD is not set",
	"auth: Basic authentication failed",
	"Authorization: required",
	"Authorization header is missing",
	"WWW-Authenticate: Bearer realm=\"example\"",
	"WWW-Authenticate: Basic realm=\"Restricted\"",
	"Bearer authentication is not supported",
	"curl -H 'Authorization: Bearer $TOKEN' https://api",
	"curl -H \"Authorization: Bearer <token>\" https://api",
	"Cookie: none",
	"cookie-parser: deprecated",
	"Basic constraints: CA:TRUE",
	"java.lang.Object@1b6d3586 is locked",
	"  @decorator.wraps(function)",
	"@Override public void run()",
	"npm WARN deprecated har-validator@5.1.5: this library is no longer supported",
	"react-dom@18.2.0 requires react@^18.2.0",
	"node@20.11.1 is not compatible",
	"image: registry/app@sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a",
	"icon@2x.png not found",
	"systemd: getty@tty1.service: failed",
	"git@github.com:owner/name.git: Permission denied (publickey).",
	"user@host:/srv/app$ cargo build",
	"mailto: nobody",
	"array[@index]",
	"commit 791d856a0c1f7f44a5c1d8f5e6f3b3c2d1e0f9a8",
	"id 550e8400-e29b-41d4-a716-446655440000 not found",
	"sha512-abcDEF0123456789abcDEF0123456789abcDEF0123456789abcDEF0123456789abcDEF0123456789abcDEF==",
	"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk",
	"//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpb",
	"-----BEGIN CERTIFICATE-----",
	"-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj\n-----END PUBLIC KEY-----",
	"---------- BEGIN REPORT ----------",
	"0x00007fffabcd1234 in main () at main.c:12",
	"goroutine 18 [chan receive]:",
	"error[E0382]: borrow of moved value: `token`",
	"error[E0425]: cannot find value `password` in this scope",
	"   --> src/auth.rs:12:9",
	"    --> src/token.rs:7:5",
	"warning: unused variable: `secret`",
	"File \"/srv/app/auth/token.py\", line 12, in refresh_token",
	"  at TokenService.verify (/srv/app/token.js:10:15)",
	"at com.example.auth.PasswordEncoder.matches(PasswordEncoder.java:41)",
	"github.com/example/auth/token.(*Store).Get(0xc000010250)",
	"max_tokens=4096",
	"next_page_token: 42",
	"next_token=\"CiAKGjBpNDd2Nmp2Zml2cXRw\"",
	"token_count: 128000",
	"tokens: 12345678901",
	"ContextWindowExceededError: 128001 tokens > 128000",
	"eos_token='</s>', pad_token='[PAD]'",
	"pip install sk-learn-extra-long-package-name",
	"the sk-menu-item-with-a-long-class-name class",
	"AKIA is a prefix",
	"ASIA_PACIFIC_SOUTHEAST_REGION",
	"ghp_short",
	"npm_config_registry=https://registry.npmjs.org/",
	"npm_lifecycle_event=build",
	"hf_hub_download() got an unexpected keyword argument",
	"key-value store is empty",
	"xox-ray scanner",
	"http://127.0.0.1:8080/login?next=/account",
	"scheme://host:5432/path?sslmode=require",
	"listening on [::]:8080",
	"fe80::1ff:fe23:4567:890a%eth2",
	"std::auth::Token::new()",
	"type Secret = { name: string; password?: string };",
	"  password: undefined,",
	"  password: null",
	"    raise ValueError(\"token: \" + kind)",
	"ValueError: not enough values to unpack (expected 2, got 1)",
	"FATAL:  role \"app\" does not exist",
	"ALTER USER app PASSWORD NULL",
	"authkey not configured",
	"credentials: include",
	"auth=required",
	"secretName: db-credentials",
	"secretKeyRef:",
	"passwordless login is on",
	"forgot-password: /reset",
	"at 2026-05-12 03:14:07,221 ERROR worker: job 8812 failed",
	"version 1.2.3+build.5@stable",
	"E: The repository 'http://deb.example/debian bookworm Release' is not signed.",
};

static const char *alphabet_of(char name)
{
	switch (name) {
	case 'U': return "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	case 'A': return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
	case 'B': return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	case 'R': return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	case 'H': return "0123456789abcdef";
	case 'L': return "abcdefghijklmnopqrstuvwxyz";
	default: return "0123456789";
	}
}

/* Fills the holes of LINE; a hole is a capital and a number. */
static char *fill(const char *line, GRand *random)
{
	GString *filled = g_string_new(NULL);

	for (const char *p = line; *p; p++) {
		if (*p == '{' && g_ascii_isupper(p[1]) && g_ascii_isdigit(p[2])) {
			const char *letters = alphabet_of(p[1]);
			gint32 size = (gint32)strlen(letters);
			/* The first and last are letters: no token ends with a dash. */
			gint32 plain = size > 26 ? 26 : size;
			int count = atoi(p + 2);

			for (int i = 0; i < count; i++)
				g_string_append_c(
					filled, letters[g_rand_int_range(random, 0,
							i == 0 || i == count - 1 ? plain : size)]);
			p = strchr(p, '}');
		} else {
			g_string_append_c(filled, *p);
		}
	}
	return g_string_free(filled, FALSE);
}

/* Takes the marks out of FILLED, and what stands between them, for a look whether it is shown. */
static char *take_secret(char *filled)
{
	char *begin = strstr(filled, "«"), *end;
	g_auto(GStrv) parts = NULL;
	char *secret;

	while (begin && g_str_has_prefix(begin, "«»"))
		begin = strstr(begin + 4, "«");
	end = strstr(begin, "»");
	secret = g_strndup(begin + 2, (gsize)(end - begin - 2));
	parts = g_strsplit_set(filled, "\302\253\273", -1);
	*filled = '\0';
	for (char **part = parts; *part; part++)
		strcat(filled, *part);
	return secret;
}

static bool is_shown(const char *masked, const char *secret)
{
	g_auto(GStrv) lines = g_strsplit_set(secret, "\n\\", -1);

	for (char **line = lines; *line; line++) {
		if (strlen(*line) > 3 && strstr(masked, *line))
			return true;
	}
	return false;
}

static void secrets_are_masked(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(20261126);
	int missed = 0, all = 0;

	for (int round = 0; round < ROUNDS; round++) {
		for (gsize i = 0; i < G_N_ELEMENTS(secrets); i++) {
			g_autofree char *line = fill(secrets[i], random);
			g_autofree char *secret = take_secret(line);
			g_autofree char *masked = redact_text(line);

			all++;
			if (is_shown(masked, secret)) {
				missed++;
				g_test_message("shown: %s", masked);
			}
		}
	}
	g_test_message("%d of %d secrets are masked", all - missed, all);
	g_assert_cmpint(all, >=, 300);
	g_assert_cmpint(missed * 100, <=, all * 2);
}

static void look_alikes_are_shown(void)
{
	int wrong = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(look_alikes); i++) {
		g_autofree char *masked = redact_text(look_alikes[i]);

		if (strcmp(masked, look_alikes[i]) != 0) {
			wrong++;
			g_test_message("masked: %s -> %s", look_alikes[i], masked);
		}
	}
	g_test_message("%d of %zu look-alikes are masked", wrong, G_N_ELEMENTS(look_alikes));
	g_assert_cmpuint(G_N_ELEMENTS(look_alikes), >=, 100);
	g_assert_cmpuint((gsize)wrong * 100, <=, G_N_ELEMENTS(look_alikes) * 2);
}

static void a_mask_names_what_it_hides(void)
{
	g_autofree char *mail = redact_text("write to ana@example.com now");
	g_autofree char *url = redact_text("redis://:hunter2@cache:6379/0");

	g_assert_cmpstr(mail, ==, "write to [e-mail] now");
	g_assert_cmpstr(url, ==, "redis://:[password]@cache:6379/0");
}

static void lines_keep_their_numbers(void)
{
	g_autofree char *masked = redact_text(
		"1\n-----BEGIN PRIVATE KEY-----\nAAAA\nBBBB\n-----END PRIVATE KEY-----\n6\n");
	g_auto(GStrv) lines = g_strsplit(masked, "\n", -1);

	g_assert_cmpuint(g_strv_length(lines), ==, 7);
	g_assert_cmpstr(lines[5], ==, "6");
}

static void secrets_are_counted_by_name(void)
{
	const char *text = "a@example.com b@example.com password='x1y2z3'";
	g_autoptr(GArray) secrets_found = redact_find(text, strlen(text));
	json_auto_t *counts = redact_count(secrets_found);
	char *json = json_dumps(counts, JSON_COMPACT);

	g_assert_cmpstr(json, ==,
		"[{\"name\":\"e-mail\",\"count\":2},{\"name\":\"password\",\"count\":1}]");
	free(json);
}

/* Texts on which a careless rule would look at every byte many times. */
static void the_time_is_linear(void)
{
	static const char *const pieces[] = {"a", "eyJ", "eyJ-", "sk-", "SG.", "ya29.", "@", "a@a.",
		"://a:", "password='", "password=\\\"", "token=a",
		"authorization: ", "cookie:", "bearer ", "basic a", "-----BEGIN PRIVATE KEY-----",
		"-----BEGIN ", "-", "a.", "a-", "--password ", "password:\t\t\t\t", "\\\\\\",
		"\xff"};

	for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GArray) found = NULL;
		gint64 start;

		while (text->len < 1 << 20)
			g_string_append(text, pieces[i]);
		start = g_get_monotonic_time();
		found = redact_find(text->str, text->len);
		g_test_message("%5.1f ms for '%s'", (double)(g_get_monotonic_time() - start) / 1000,
			pieces[i]);
		g_assert_cmpint(g_get_monotonic_time() - start, <, 2 * G_USEC_PER_SEC);
	}
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/redact/secrets are masked", secrets_are_masked);
	g_test_add_func("/redact/look-alikes are shown", look_alikes_are_shown);
	g_test_add_func("/redact/a mask names what it hides", a_mask_names_what_it_hides);
	g_test_add_func("/redact/lines keep their numbers", lines_keep_their_numbers);
	g_test_add_func("/redact/secrets are counted by name", secrets_are_counted_by_name);
	g_test_add_func("/redact/the time is linear", the_time_is_linear);
	return g_test_run();
}
