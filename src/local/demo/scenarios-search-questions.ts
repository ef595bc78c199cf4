import type { Scenario } from './scenario.ts'

export const SEARCH_QUESTIONS: readonly Scenario[] = [
  {
    id: 'search-multiline-pattern',
    kind: 'question',
    severity: 3,
    tags: ['search'],
    criterion: 'Question on search syntax, nothing is broken',
    values: { what: ['annotated classes', 'retry blocks', 'SQL strings', 'license headers', 'feature flag checks'] },
    subjects: [
      'How to match {what} that span several lines?',
      'Multi-line pattern for {what} in {repo}',
      'Regular expression across line breaks finds nothing ({what})',
      'Can a search pattern cross a newline? Looking for {what}',
    ],
    opening: [
      `We are preparing a clean-up of {what} and want to count them first. A pattern that fits on one line works,
       but as soon as it crosses a line break we get zero results in {repo}, although I can see matches by eye.

       Is there a switch for this, or do we have to export the code and use another tool?`,
      `I am trying to find {what} with a regular expression. Single lines are fine. The moment I add \\s*\\n the
       count drops to zero. What is the right way to write this?`,
      `Short question: does the pattern type "regexp" support matches over more than one line? I need it for {what}
       in [[about 40|some 200|all of our]] repositories.`,
    ],
    ask: [
      `Could you send me the [[full query|query exactly as you typed it]], with the filters, and one file in {repo}
       where you expect a match? Then I can run the same thing on a {version} instance here.`,
    ],
    give: [
      `This is the query:

       > repo:^{repo}$ as:regexp (@Retry|@Backoff)\\([^)]*\\)

       and a file that should match is src/main/handlers/submit.kt, lines 88 to 91.`,
      `Query: repo:{repo} type:file /begin_block[^}]+end_block/ and the file is lib/worker/loop.rb.`,
    ],
    note: [
      `Reproduced on a fresh {version}. Without multiline:yes the matcher stops at the newline, as documented, but
       the documentation page is hard to find from the query help. Worth a line there.`,
      `Their pattern is fine, only the flag is missing. Also greedy [^)]* over a 4 MB generated file will be slow.`,
    ],
    find: [
      `Patterns stop at the end of a line unless the query says otherwise. Add multiline:yes and use (?s) where the
       dot should cover line breaks:

       > repo:^{repo}$ as:regexp multiline:yes (?s)@Retry.{0,200}?\\)

       The lazy quantifier with an upper bound keeps it quick. I ran it against a copy of your example and got the
       match you expect.`,
      `You need two things: the filter multiline:yes, and a bounded, lazy gap such as .{0,200}? in place of an
       unbounded one. Without the filter every line is matched alone, which is why the count drops to zero. For
       {what} I would also add -file:generated to leave out files nobody edits by hand.`,
    ],
    more: [
      `That works, thank you. Can we make this the default for our saved searches, so that people need not remember
       the filter?`,
      `Yes: put multiline:yes into the saved search itself. It is kept with the query, so whoever opens it gets the
       same result. There is no instance-wide default on purpose, because it makes every regular expression slower.`,
    ],
    done: [
      'The bounded pattern gives us the number we needed.',
      'Works, and it is faster than what my colleague had tried.',
    ],
    fix: `Explained multiline:yes with a bounded pattern; the customer has the count of {what}.`,
  },
  {
    id: 'search-exclude-generated',
    kind: 'question',
    severity: 3,
    tags: ['search'],
    criterion: 'Clarification of a search feature',
    values: {
      folder: ['vendor/', 'node_modules/', 'third_party/', 'gen/proto/', 'dist/', 'testdata/fixtures/'],
      share: '35..88',
    },
    subjects: [
      'Leave {folder} out of every search by default',
      '{share} % of our results come from {folder}',
      'Hide generated code from results for the whole company',
      'Default filter for {folder}: where is it configured?',
    ],
    opening: [
      `Roughly {share} % of the hits people see are copies under {folder}. We tell everybody to add -file: by hand,
       and nobody does. Can an administrator leave this folder out for all of us, while it stays searchable on
       request?`,
      `Is there a setting that excludes {folder} from the default scope? Our developers [[complain about|are tired
       of]] the noise; the last count was {share} % of all matches.`,
      `We would like generated files to rank last, or not to show at all. I found the per-person preference but not
       one for the instance. We are on {version}.`,
    ],
    ask: [
      `Two things so that I suggest the right one: should {folder} [[disappear for everybody|be hidden for all]], or
       only rank lower? And do any of your batch changes rely on finding files in there?`,
    ],
    give: [
      `Hidden by default is fine, as long as one can switch it on. Batch changes do not touch {folder}.`,
      `Rank lower would be enough for most teams, but hidden is better. One batch change reads it, once a quarter.`,
    ],
    note: [
      `Global default context is the right tool. Beware: excluding at index time would also hide it from navigation.`,
      `They have 3 contexts already, none set as default. Suggest the default context and leave the index alone.`,
    ],
    find: [
      `The cleanest way is a default search context. Create one named "our-code" with

       > repo:.* -file:(^|/){folder}

       and set it as the instance default under Site admin, Search contexts. Everybody starts in it; choosing
       "global" in the box next to the query shows everything again.`,
      `You can do this without touching the index: make a search context that carries -file:{folder} and mark it as
       default for the instance. It applies from the next page load, needs no reindex, and people can leave it for a
       single search by writing context:global.`,
    ],
    more: [
      `One of our teams does own code under {folder}. Can they have a different default?`,
      `They can: a person may star another context, and a starred one wins over the instance default. There is no
       default per team yet; I have added your account to the request for it.`,
    ],
    done: [
      'The default context is in place and the noise is gone.',
      'Rolled out this morning, people noticed at once.',
    ],
    fix: `Default search context leaves {folder} out; still searchable with context:global.`,
  },
  {
    id: 'search-ranking-why',
    kind: 'question',
    severity: 3,
    tags: ['search'],
    criterion: 'Question how ranking works',
    values: { symbol: ['OrderService', 'parseConfig', 'TokenBucket', 'render_invoice', 'UserStore', 'applyMigration'] },
    subjects: [
      'Why is a test file ranked above the definition of {symbol}?',
      'Ranking of results for {symbol} looks odd',
      'How does Harbor order search results? Example {symbol}',
      'Definition of {symbol} only on the second page',
    ],
    opening: [
      `When I search for {symbol} the first results are tests and a deprecated copy in {repo2}; the real definition
       in {repo} is on page two. What decides the order, and can we influence it?`,
      `Our developers ask how results are ordered. With {symbol} as an example the definition comes after [[a
       dozen|nine]] usages. I would expect the opposite.`,
    ],
    ask: [
      `Can you tell me whether symbol indexing is on for {repo} (Repository, Settings, Indexing), and when it was
       last indexed? The rank of a definition depends on it.`,
    ],
    give: [
      `It says "symbols: skipped, repository over size limit".`,
      'Symbols are off for it. I did not know there was such a setting.',
    ],
    note: [
      `Definition boost needs symbols. Without them only file name, recency and reference count decide, hence the
       tests.`,
      `Reference count of {repo2} is high because of a vendored copy. Explain boost file and the symbol index.`,
    ],
    find: [
      `Four signals decide, in this order: whether the match is a definition, how often the file is referenced, how
       deep it lies in the tree, and how recently it changed. For {repo} the first one is missing because its
       symbols are not indexed, so usages win. After you raise the symbol size limit for it and it has been indexed
       once, {symbol} should come first. You can also lower {repo2} with a boost of 0.3 in the repository settings.`,
      `The order is a mix of definition, references and path. A definition counts most, but only when symbols of
       that repository are known, and for {repo} they are not at the moment. Switch on symbol indexing there (about
       4 minutes for its size) and the definition moves to the top. I checked this with a public copy of a similar
       tree.`,
    ],
    more: [
      `Does the boost also apply in the API?`,
      `Yes, the API returns matches in the same order, and since {version} every match carries its reason, so you
       can see which signal put it where it is.`,
    ],
    done: ['Symbols are indexed now and the definition is first.', 'Makes sense. I shared the explanation internally.'],
    fix: 'Explained the ranking signals; symbol indexing switched on for {repo}.',
  },
]
