import type { Scenario } from './scenario.ts'

export const API: readonly Scenario[] = [
  {
    id: 'api-pagination',
    kind: 'question',
    severity: 3,
    tags: ['api'],
    criterion: 'Question on paging through an API',
    values: { what: ['repositories', 'users', 'saved searches', 'changesets', 'audit events'], total: '900..41000' },
    subjects: [
      'Paging through {total} {what} with the API',
      'Cursor for {what} expires after a few minutes?',
      'API returns at most 100 {what}',
      'How to read all {what} without gaps?',
    ],
    opening: [
      `I want to read all {what} ({total} of them) once a night. With first: 1000 I get 100. What is the proper way
       to page, and do I see something twice if the list changes meanwhile?`,
      `Our script keeps the cursor between runs. The next day it answers "invalid cursor". How long is a cursor good
       for?`,
    ],
    ask: [`Which query do you send exactly, and do you need everything every night or only what changed?`],
    give: [
      `{ {what} first 1000 after ... }, and only changes would be enough if that is possible.`,
      `Everything, since we compare with another system.`,
    ],
    note: [`Page size capped at 100 silently. updatedSince exists for most lists, hardly documented.`],
    find: [
      `Pages are capped at 100. Pass endCursor of one page as after in the next until hasNextPage is false. The
       order is by creation, so nothing is skipped or repeated while new ones are added. If changes are enough,
       updatedSince makes the nightly run a few pages instead of all {total}.`,
      `A cursor is meant for one pass and lives an hour. For a nightly job, store the time of the last run and use
       updatedSince with it; start five minutes earlier than the stored time, to be safe against slow clocks.`,
    ],
    more: [`Are deleted ones reported as well?`, `Yes, with deletedAt set, for 30 days. Ask for includeDeleted: true.`],
    done: ['The script pages properly now.', 'updatedSince makes it 40 times faster.'],
    fix: 'Paging and updatedSince explained for {what}.',
  },
  {
    id: 'api-stream-search',
    kind: 'question',
    severity: 3,
    tags: ['api', 'search'],
    criterion: 'Question on the streaming search endpoint',
    values: {
      tool: ['a dashboard', 'our chat assistant', 'a compliance report', 'a migration tracker', 'an editor plug-in'],
    },
    subjects: [
      'Streaming search endpoint for {tool}',
      'Which API for search results in {tool}?',
      'Search API ends after 500 matches ({tool})',
      'Count of matches only, for {tool}',
    ],
    opening: [
      `We build {tool} on top of Harbor search. GraphQL stops at 500 matches unless we add count:all, and then it is
       slow. Is there a better endpoint?`,
      `For {tool} we need numbers, not the lines themselves: how many matches of a pattern per repository. What
       should we call?`,
    ],
    ask: ['How often will it run, and for how many different queries?'],
    give: ['Once an hour, about 30 queries.', 'On each page view, which could be a few hundred a day.'],
    note: [`Aggregation endpoint for counts, stream for lines. Hourly x30 with count:all is fine with the index.`],
    find: [
      `Use /api/search/stream. It sends matches as they are found, so you can stop when you have enough, and it is
       what the web interface uses. For numbers per repository there is display=0 with aggregate=repo, which sends
       counts only and is about ten times cheaper.`,
      `For counts take an insight instead of polling: it computes them in the background and your tool reads the
       series. For lines, the stream endpoint with a limit; GraphQL search is kept for compatibility.`,
    ],
    more: [
      `Is the format of the stream stable?`,
      `Events and fields are only ever added within a major version. Ignore what you do not know and you are safe.`,
    ],
    done: ['The stream endpoint does what we need.', 'Counts come back in under a second now.'],
    fix: 'Streaming endpoint with aggregation recommended for {tool}.',
  },
  {
    id: 'api-too-many-calls',
    kind: 'problem',
    severity: 2,
    tags: ['api'],
    criterion: 'Automation slowed by 429 answers, interactive use not affected',
    values: { job: ['dependency scan', 'ownership sync', 'nightly export', 'pull request bot'], calls: '12..90' },
    subjects: [
      '429 Too Many Requests in our {job}',
      'API limit reached although {job} makes {calls} calls a minute',
      'Rate limit for service accounts since {version}',
      '{Job} slower {since}, many 429',
    ],
    opening: [
      `Our {job} makes about {calls} calls a minute and gets 429 for a third of them {since}. Before the upgrade to
       {version} that was never a problem. Which limit applies?`,
      `{Since} we see

       > 429 cost limit exceeded: requested 64800, remaining 120

       in the {job}. It is always the same query. How is the cost computed?`,
    ],
    ask: [`Please send me that query and the value of X-RateLimit-Cost in its answer.`],
    give: [
      `Cost 64800. The query asks for 100 repositories with 100 branches each, and the commits of those.`,
      'Attached. Cost says 51200.',
    ],
    note: [`Cost limit came with 6.14: nodes multiplied. 100 x 100 x 6. Split in two queries.`],
    find: [
      `Limits count cost, not calls: the number of things a query may return, multiplied along its nesting. Yours
       could return 60,000. Asking for branches only of repositories that changed, in a second query, lowers the
       cost to about 700. I have rewritten it for you and attached both.`,
      `Since 6.14 a query has a cost budget per minute. You can raise it for a service account (api.costLimit), but
       the query would still be slow; with first: 10 for the inner list it costs a tenth and returns the same for
       nearly all repositories.`,
    ],
    more: [
      `The rewritten one is fine. Can we see the cost before we send?`,
      `Send it with ?explain=cost: it answers with the cost and runs nothing.`,
    ],
    done: ['No 429 since we split the query.', 'Cost is down to 640, all good.'],
    fix: 'Nested query exceeded the cost budget; split in two.',
    help: [
      `{job} of {account} gets 429 with a computed cost of 64800, but returns 40 nodes. Empty lists count with their
       full limit, as far as I can tell. {version}. Is that meant so?`,
      `Before running, yes. After running we should give the difference back and do not. {issue}, {next}.`,
    ],
  },
  {
    id: 'api-webhook-late',
    kind: 'problem',
    severity: 2,
    tags: ['api', 'notifications'],
    criterion: 'Outgoing webhooks late or repeated, none lost',
    values: {
      delay: '9..75',
      receiver: ['our chat bridge', 'the audit collector', 'a build trigger', 'the ticket bridge'],
    },
    subjects: [
      'Outgoing webhooks arrive {delay} minutes late',
      'Webhook order is wrong {since}',
      'Duplicate deliveries to {receiver}',
      '{Receiver} receives each event twice',
    ],
    opening: [
      `Events to {receiver} come {delay} minutes late {since}, and some of them twice. The receiver answers 200, I
       checked its log.`,
      `We act on batch change events. Since {day} the event "merged" sometimes comes before "opened", and there are
       duplicates.`,
    ],
    ask: [
      `How long does your receiver take to answer? The page Outgoing webhooks, Deliveries shows it for each attempt.`,
    ],
    give: ['Between 9 and 14 seconds, it writes to a database first.', 'Mostly quick, a few take 11 seconds.'],
    note: [`Timeout is 10 s. Answer arrives later, we count it as failed and retry. Backlog explains delay.`],
    find: [
      `Harbor waits ten seconds for an answer. Yours takes longer at times, so the delivery counts as failed and is
       tried again: that gives duplicates, and retries hold back what follows. Please answer first and work
       afterwards; under a second is good. Each delivery has an X-Harbor-Delivery id by which duplicates can be
       dropped.`,
      `Order is not promised when a delivery is retried. Every event carries "sequence", counted per object, so the
       receiver can sort. With answers in under ten seconds there are no retries and the delay goes away.`,
    ],
    more: [
      `We acknowledge at once now. Can failed ones from the weekend be sent again?`,
      `Yes: select them on the deliveries page and choose "Redeliver". They keep their id.`,
    ],
    done: ['No delay and no duplicates any more.', 'We answer first now; works.'],
    fix: `Slow answers of the receiver led to retries; it now acknowledges at once.`,
    help: [
      `Duplicates at {account} although the receiver answers in 80 ms ({version}). Both attempts within 5 ms from
       two pods. Delivery ids are equal. Logs of both pods attached.`,
      `Two pods claim the same row when a lease is renewed late. {issue}; {fixed}. One sender replica until then.`,
    ],
  },
  {
    id: 'api-field-gone',
    kind: 'problem',
    severity: 2,
    tags: ['api', 'upgrades'],
    criterion: 'Scripts fail after an upgrade, fields have replacements',
    values: { field: ['mayAdminister', 'hostConnections', 'indexUploads', 'searchGroups', 'statusMessages'] },
    subjects: [
      'Field "{field}" missing in the API since {version}',
      'Scripts broken after upgrade: cannot query {field}',
      'Breaking change in GraphQL? ({field})',
      'Replacement for {field} after {older}',
    ],
    opening: [
      `After going from {older} to {version} three of our scripts fail with

       > Cannot query field "{field}"

       I did not find it in the release notes. What replaces it?`,
      `{field} is gone. We rely on it in our provisioning. Is there a list of what was removed?`,
    ],
    ask: [`Which value do you read from {field}, and for what? Some parts moved to different places.`],
    give: ['We count the entries and warn if one has an error.', 'Only the id and the display name.'],
    note: [
      `Deprecated two minors ago with a header warning; nobody reads headers. Notes mention it under "API" far below.`,
    ],
    find: [
      `{field} was deprecated in {older} and removed now. What you need is in codeHosts { nodes { id displayName
       lastError } }, with the same ids. I have checked your three queries against the {version} schema and attached
       them changed.`,
      `It moved. The answer headers carried a deprecation warning for two versions, which is easy to overlook. The
       page "API changes" lists replacements; for {field} it is one line. harbor-admin api check <file> finds all of
       them in a folder.`,
    ],
    more: [
      `All scripts run. Is something else going to disappear soon?`,
      `The same command with --next lists what is deprecated. For your folder it is one field, with removal not
       before {next}.`,
    ],
    done: ['Scripts adapted, everything runs.', 'The check command found two more, thanks.'],
    fix: `Removed field replaced in the scripts; api check recommended before upgrades.`,
    help: [
      `{field} removed in {version} but our own Terraform provider still uses it, so every plan of {account} fails.
       Release blocked on their side. Which provider version fits?`,
      `None yet, an oversight. Provider 1.9.1 is built ({issue}), and the field is back as an alias in {fixed}.`,
    ],
  },
]
