# What a search must find first. Some starter entries and a small corpus of entries that are easy to
# take for one another; then a query a line, and the entry that has to lead.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Wiki;
use Test::More;

# name => [fields, body]
my %corpus = (
	'kotlin/async-without-await' => [{
		title => 'An async without await', kind => 'article', lang => 'kotlin', tags => ['coroutines'],
	}, "Its name is as near to a misspelt asyncio as that is.\n"],
	'rust-engineering/growing-a-vec' => [{
		title => 'Growing a `Vec` while iterating over it', kind => 'pitfall', lang => 'rust',
		codes => ['E0502'], tags => ['borrow-checker'], affects => 'Rust 1.95', severity => 'low',
		signatures => [{ match => 'cannot borrow `{place}` as mutable because it is also borrowed as immutable' }],
	}, "The `push` may reallocate.\n\n```rust\nfor x in &v { v.push(*x); }\n```\n"],
	'rust-engineering/two-mutable-borrows' => [{
		title => 'Two mutable borrows of one collection', kind => 'pitfall', lang => 'rust',
		codes => ['E0499'], tags => ['borrow-checker'],
	}, "The sibling of E0502: here both borrows are mutable. Nothing is pushed.\n"],
	'rust-engineering/swap-without-clone' => [{
		title => 'Taking a value out of a field', kind => 'article', lang => 'rust',
		tags => ['ownership'],
	}, "Without a clone:\n\n```rust\nlet old = std::mem::swap(&mut self.state, &mut next);\n```\n"],
	'rust-engineering/std-modules' => [{
		title => 'The modules of std', kind => 'article', lang => 'rust', tags => ['modules'],
	}, "How std is laid out: io, mem, net. A swap of a mem module is not possible. std, mem, swap.\n"],
	'rust-engineering/question-mark' => [{
		title => 'What `?` does to an error', kind => 'article', lang => 'rust', tags => ['errors'],
	}, "It calls `From::from`.\n\n```rust\nlet text = read(path)?;\n```\n"],
	'python-pitfalls/init-is-not-the-constructor' => [{
		title => '`__init__` is not the constructor', kind => 'article', lang => 'python',
		tags => ['classes'],
	}, "An object exists before `__init__` runs.\n\n```python\ndef __init__(self):\n    pass\n```\n"],
	'python-pitfalls/init-systems' => [{
		title => 'An init system in a container', kind => 'article', tags => ['containers'],
	}, "PID 1 is init. An init reaps. init, init, init.\n"],
	'python-pitfalls/gather-hides-errors' => [{
		title => 'gather hides the second error', kind => 'pitfall', lang => 'python',
		tags => ['asyncio', 'exceptions'], severity => 'high', verified_on => '2026-03-01',
	}, "`asyncio.gather` raises the first exception only; use a `TaskGroup`.\n"],
	'python-pitfalls/comparing-with-none' => [{
		title => 'Comparing with None', kind => 'pitfall', lang => 'python', tags => ['comparison'],
	}, "Write `is not None`.\n\n```python\nif value != None:\n    use(value)\n```\n"],
	'python-pitfalls/mutable-default' => [{
		title => 'A mutable default argument', kind => 'pitfall', lang => 'python',
		tags => ['functions'],
	}, "The list is made once, when the function is defined, and shared by\nall its calls.\n"],
	'golang/memory-limit' => [{
		title => 'A container is killed although the heap is small', kind => 'pitfall', lang => 'go',
		tags => ['memory'], affects => 'Go 1.19',
	}, "Set `GOMEMLIMIT` below the limit of the container.\n\n```sh\nGOMEMLIMIT=900MiB ./server\n```\n"],
	'golang/memory-profile' => [{
		title => 'Reading a memory profile', kind => 'article', lang => 'go', tags => ['memory'],
	}, "The heap has a limit, and Go has a profile of mem. Set a limit.\n"],
	'golang/nil-interface' => [{
		title => 'A nil pointer in an interface is not nil', kind => 'pitfall', lang => 'go',
		tags => ['interfaces'],
	}, "An interface holds a type and a value.\n\n```go\nvar p *T = nil\nch <- p\n```\n"],
	'golang/channels' => [{
		title => 'HashMap, or a map with a lock', kind => 'comparison', lang => 'go',
		tags => ['maps'],
	}, "What `ConcurrentHashMap` is elsewhere.\n"],
	'kotlin/safe-call' => [{
		title => 'Chains of safe calls', kind => 'article', lang => 'kotlin', tags => ['null'],
	}, "```kotlin\nval name = user?.profile?.name ?: \"none\"\nrun { list -> list }\n```\n"],
	'production-horrors/port-taken' => [{
		title => 'The port was taken', kind => 'horror', tags => ['deployment'], severity => 'critical',
	}, "Start it with `--port` and another number:\n\n```sh\nserver --port=8081 --verbose\n```\n"],
	'production-horrors/harbour' => [{
		title => 'Every port of the harbour', kind => 'article', tags => ['containers'],
	}, "A port, a port, and one more port: port after port.\n"],
	'production-horrors/off-host-backup' => [{
		title => 'A backup that was on the same disk', kind => 'horror', tags => ['backup'],
	}, "Keep an off-host copy. The disk went, and the copy with it.\n"],
	'production-horrors/turned-off' => [{
		title => 'The host that was turned off', kind => 'horror', tags => ['deployment'],
	}, "Somebody turned off the wrong host. Off went the host.\n"],
	'production-horrors/serialization' => [{
		title => 'Retrying a serialization failure', kind => 'pitfall', lang => 'sql',
		codes => ['40001'], tags => ['transactions'],
		signatures => [{ match => 'ERROR: could not serialize access due to concurrent update',
			samples => ["ERROR:  could not serialize access due to concurrent update\nSQLSTATE: 40001"] }],
	}, "Run the transaction again.\n"],
	'traceback-lab/cpp-bindings' => [{
		title => 'Bindings that lose an exception', kind => 'article', tags => ['bindings'],
	}, "C++ exceptions must not cross a C boundary.\n"],
	'traceback-lab/c-boundary' => [{
		title => 'The C boundary', kind => 'article', tags => ['bindings'],
	}, "C has no exceptions. C, and only C: C strings, C structs.\n"],
	'traceback-lab/ruby-all' => [{
		title => 'An empty list passes every check', kind => 'article', lang => 'ruby',
		tags => ['logic'],
	}, "`[].all?` is true.\n"],
	'traceback-lab/all-or-nothing' => [{
		title => 'All or nothing', kind => 'article', tags => ['transactions'],
	}, "All of it, or nothing at all. All, all, all.\n"],
);

# query => the entry that comes first, by the last part of its address
my @table = (
	# codes and flags, in every form that a shell or a compiler prints
	['E0502',                           'growing-a-vec'],
	['e0502',                           'growing-a-vec'],
	['E0499',                           'two-mutable-borrows'],
	['40001',                           'serialization'],
	['E0502 push',                      'growing-a-vec'],
	['--port',                          'port-taken'],
	['--port=8081',                     'port-taken'],
	['--verbose',                       'port-taken'],
	['GOMEMLIMIT',                      'memory-limit'],
	['gomemlimit',                      'memory-limit'],
	['GOMEMLIMIT=900MiB',               'memory-limit'],
	# names with signs in them
	['__init__',                        'init-is-not-the-constructor'],
	['std::mem::swap',                  'swap-without-clone'],
	['mem::swap',                       'swap-without-clone'],
	['C++',                             'cpp-bindings'],
	['c++ exceptions',                  'cpp-bindings'],
	['all?',                            'ruby-all'],
	['off-host',                        'off-host-backup'],
	['off-host backup',                 'off-host-backup'],
	['asyncio.gather',                  'gather-hides-errors'],
	['From::from',                      'question-mark'],
	['lru_cache',                       'lru-cache-on-a-method'],
	['runCatching',                     'runcatching-swallows-cancellation'],
	['ConcurrentHashMap',               'channels'],
	['concurrent hash map',             'channels'],
	['TaskGroup',                       'gather-hides-errors'],
	['task group gather',               'gather-hides-errors'],
	['ImplicitlyCopyable',              'mojo-not-implicitly-copyable'],
	# operators alone
	['!= None',                         'comparing-with-none'],
	['!=',                              'comparing-with-none'],
	['<-',                              'nil-interface'],
	['?:',                              'safe-call'],
	['?.',                              'safe-call'],
	# titles
	['The modules of std',              'std-modules'],
	['all or nothing',                  'all-or-nothing'],
	['a mutable default argument',      'mutable-default'],
	['`lru_cache` on a method',         'lru-cache-on-a-method'],
	['Claiming a job from a queue table', 'claiming-a-job-from-a-queue-table'],
	# words
	['nil interface',                   'nil-interface'],
	['deployment port',                 'port-taken'],
	['memory profile',                  'memory-profile'],
	['memory limit container',          'memory-limit'],
	['goroutine leak',                  'goroutine-leak-after-timeout'],
	['streamed answer timeout',         'read-timeout-does-not-bound-a-stream'],
	['while let lock',                  'lock-held-through-while-let'],
	['lock held?',                      'lock-held-through-while-let'],
	# phrases, also over a line break of the source
	['"shared by all its calls"',       'mutable-default'],
	['"function is defined, and shared by all"', 'mutable-default'],
	['"cross a C boundary"',            'cpp-bindings'],
	['"wrong host"',                    'turned-off'],
	# filters and exclusions
	['cat:golang memory -profile',      'memory-limit'],
	['borrow -E0499 lang:rust',         'growing-a-vec'],
	['port kind:horror',                'port-taken'],
	['tag:asyncio gather',              'gather-hides-errors'],
	['version:1.95 vec',                'growing-a-vec'],
	['sev:critical',                    'port-taken'],
	['in:code swap',                    'swap-without-clone'],
	['in:title backup disk',            'off-host-backup'],
	['cat:rust clone',                  'swap-without-clone'],
	# misspelt, and parts of words
	['asynco',                          qr/asyncio|gather/],
	['asynci',                          qr/asyncio|gather/],
	['gorutine',                        'goroutine-leak-after-timeout'],
	['mutabel default',                 'mutable-default'],
	['serializaton failure',            'serialization'],
	['constructr',                      'init-is-not-the-constructor'],
	# a line of output pasted in
	['error[E0502]: cannot borrow `queue` as mutable because it is also borrowed as immutable',
		'growing-a-vec'],
	['  --> src/main.rs:14:9  cannot borrow `orders` as mutable because it is also borrowed as immutable',
		'growing-a-vec'],
	["TypeError: Cannot read properties of undefined (reading 'length') at Cart.total (cart.js:31:22)",
		'node-undefined-property-access'],
	['RuntimeError: dictionary changed size during iteration', 'python-dict-mutated-during-iteration'],
	["thread 'tokio-runtime-worker' (4711) has overflowed its stack", 'rust-stack-overflow'],
	['ERROR:  could not serialize access due to concurrent update', 'serialization'],
	['sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00',
		'two-connections-per-thread'],
	['Task was destroyed but it is pending!', 'python-asyncio-pending-task-destroyed'],
	['goroutine 4711 [chan send, 12 minutes]:', 'goroutine-leak-after-timeout'],
);

my @starter = qw(
	python-asyncio-pending-task-destroyed node-undefined-property-access
	claiming-a-job-from-a-queue-table python-dict-mutated-during-iteration
	goroutine-leak-after-timeout large-future-stack-overflow lock-held-through-while-let
	lru-cache-on-a-method mojo-not-implicitly-copyable read-timeout-does-not-bound-a-stream
	runcatching-swallows-cancellation rust-stack-overflow two-connections-per-thread
);
my $wiki = MojoWiki::Wiki->new(content => \@starter);
$wiki->entry($_, $corpus{$_}->@*) for sort keys %corpus;
my $cgi = MojoWiki::Worker->new($wiki);

sub find ($query) {
	utf8::encode($query);
	my $escaped = $query =~ s/([^A-Za-z0-9])/sprintf '%%%02X', ord $1/ger;
	my $model;
	# on a busy machine the time may be up before anything was done
	for (1 .. 20) {
		$model = decode_json($cgi->get("/search.json?q=$escaped")->{body});
		last unless $model->{partial};
	}
	return $model;
}

cmp_ok(scalar @table, '>=', 60, 'the table is long enough to tell');
for my $row (@table) {
	my ($query, $expected) = @$row;
	my $model = find($query);
	my $first = $model->{results}[0]{slug} // 'nothing';
	like($first, ref $expected ? $expected : qr/\A\Q$expected\E\z/, "found by: $query");
	ok(!$model->{partial}, '... in time');
}

subtest 'the command finds the same' => sub {
	for my $query ('E0502 push', '!=', 'asynco', '"wrong host"') {
		my $done = $wiki->adm('--json', 'search', $query);
		my @slugs = map { decode_json($_)->{slug} } split /\n/, $done->{out};
		is("@slugs", join(' ', map { $_->{slug} } find($query)->{results}->@*), $query);
	}
	is($wiki->adm('search', 'zxqvzxqv')->{status}, 1, 'and says when there is nothing');
};

done_testing();
