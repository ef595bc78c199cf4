import type { Scenario } from './scenario.ts'

export const INSIGHTS: readonly Scenario[] = [
  {
    id: 'insights-who-sees',
    kind: 'question',
    severity: 3,
    tags: ['insights', 'permissions'],
    for: 'paying',
    criterion: 'Question on visibility of insights',
    values: { board: ['Migration to Java 21', 'Deprecated calls', 'Secrets left', 'Ownership', 'Build time'] },
    subjects: [
      'Numbers differ between people on "{board}"',
      'Share "{board}" with managers who have no code access',
      'Insight shows less for me than for my colleague',
      'Who can see the dashboard "{board}"?',
    ],
    opening: [
      `My dashboard "{board}" shows 1,212 and my colleague sees 930 at the same time. Same dashboard, same filter.
       Which one is right?`,
      `We want to show "{board}" to managers who may not read the code. What exactly would they see?`,
    ],
    ask: [
      `Is one of you a member of teams with private repositories, and is the insight limited to a list of
       repositories?`,
    ],
    give: ['Yes, I see the risk repositories, my colleague does not.', 'No list, it runs over everything.'],
    note: [`Counts are cut by viewer permission on purpose. Offer the option to share totals.`],
    find: [
      `Both are right: a number only counts repositories the viewer may read, so that it reveals nothing. If totals
       may be known to all, a site administrator can set insights.shareTotals for this dashboard; people then see
       the total but still cannot open what is behind it.`,
      `Managers would see the chart, but with zero for repositories they cannot read. With "share totals" on the
       dashboard they see the full number. Names of repositories stay hidden either way.`,
    ],
    more: [
      `Is the shared total recorded somewhere, for our privacy team?`,
      `Yes, switching it on writes an audit event with who, when and which dashboard.`,
    ],
    done: ['Totals are shared, everyone sees the same.', 'Clear, and a sensible default.'],
    fix: 'Explained that counts follow the viewer; totals shared for "{board}".',
  },
  {
    id: 'insights-export',
    kind: 'question',
    severity: 3,
    tags: ['insights', 'api'],
    for: 'paying',
    criterion: 'How-to question on exporting a series',
    values: { tool: ['a spreadsheet', 'our data warehouse', 'Grafana', 'a quarterly report', 'a slide deck'] },
    subjects: [
      'Export of an insight to {tool}',
      'Raw points of a series for {tool}',
      'Insight data by team, in {tool}',
      'Scheduled export to {tool}?',
    ],
    opening: [
      `Every quarter somebody copies numbers from an insight into {tool} by hand. Is there an export with the points
       by repository?`,
      `We would like to have the points of six insights in {tool}, refreshed each night. What is the supported way?`,
    ],
    ask: [`Do you need each repository, or is the sum per point enough? And how far back?`],
    give: ['Each repository, twelve months.', 'Sums are enough, as far back as possible.'],
    note: ['CSV per repository exists behind the three dots; API for nightly.'],
    find: [
      `By hand: the menu of the insight has "Download CSV", one line per repository and point. For a nightly job use

       > GET /api/insights/<id>/points?by=repository&from=2026-01-01

       with a service account token. It returns what that account may see, so give it the rights you want in {tool}.`,
      `The API has the points of every series, and Grafana can read it directly with the JSON data source. Points
       are kept for as long as the insight exists; after a change of its query they start anew.`,
    ],
    more: [
      `Can we group by team instead of repository?`,
      `If repositories carry a "team" property, by=property:team does it. You can set properties through the API in
       bulk.`,
    ],
    done: ['The nightly export runs.', 'CSV was all we needed.'],
    fix: 'CSV and points API explained for {tool}.',
  },
  {
    id: 'insights-backfill-stuck',
    kind: 'problem',
    severity: 2,
    tags: ['insights'],
    for: 'paying',
    criterion: 'History of new insights missing, current values are right',
    values: { percent: '3..88', weeks: '26..104' },
    subjects: [
      'Insight backfill stuck at {percent} %',
      'Chart has a gap of [[three|five]] weeks',
      'No history in new insight, only today',
      '{weeks} weeks of history missing {since}',
    ],
    opening: [
      `A new insight stopped at {percent} % of its history {since}. Today's value is right. We have {repos}
       repositories. Others we created on {day} never started.`,
      `All our charts have a gap. Before and after it looks right. In the gap there was an upgrade to {version},
       perhaps that matters.`,
    ],
    ask: [
      `Please send me the output of harbor-admin insights jobs --state errored,queued and the id from the address of
       one insight.`,
    ],
    give: [
      `Queued 4,100, errored 12. The errors say "revision not found" for {repo}.`,
      'Nothing queued, 900 errored: "context cancelled".',
    ],
    note: [
      `Errored jobs of a rewritten history ({repo} was force-pushed) block their batch. Skip them.`,
      'Jobs cancelled by the upgrade and never retried. retry --state errored, at night.',
    ],
    find: [
      `The history of {repo} was rewritten, so revisions the backfill wants no longer exist, and those 12 jobs hold
       back the rest. Skip them with

       > harbor-admin insights jobs skip --error "revision not found"

       and the queue goes on; I expect about {percent} minutes for it. The points of that repository start from the
       rewrite.`,
      `During the upgrade running jobs were cancelled and not taken up again. harbor-admin insights jobs retry
       --state errored fills the gap from the code itself, so no value is lost. It runs at low priority, tonight is
       a good time.`,
    ],
    more: [
      `Backfill is through. Are the numbers the same as they would have been?`,
      `Yes, they are computed from the commits of that time. The only difference: repositories deleted since then do
       not count.`,
    ],
    done: ['History is complete.', 'The gap is filled.'],
    fix: 'Errored backfill jobs skipped and retried; history complete.',
    help: [
      `Backfill at {account} ({version}): retried jobs error again with "context cancelled" after exactly 60 s.
       Repository count {repos}. Query is broad. Which timeout is this?`,
      `The one of the search client, which ignores the job's own limit. {issue}; {fixed}. Narrower query works until
       then.`,
    ],
  },
  {
    id: 'insights-count-differs',
    kind: 'problem',
    severity: 2,
    tags: ['insights', 'search'],
    for: 'paying',
    criterion: 'Counts differ between two features, search itself is right',
    values: { insight: '310..980', search: '1000..4800' },
    subjects: [
      'Insight says {insight}, search says {search}',
      'Count in insight too low for {repo}',
      'Which number is right, {insight} or {search}?',
      'Insight disagrees with search {since}',
    ],
    opening: [
      `Our migration insight shows {insight} remaining uses; the same query typed into search gives {search}.
       Management follows the insight, so we have been reporting too low a number.`,
      `For the same query the chart and the search page differ by a lot. Could the chart stop counting somewhere?`,
    ],
    ask: [`Could you paste the insight's query and tell me whether it contains a count or a timeout?`],
    give: [
      'It has select:file, copied from somewhere.',
      'No count, no timeout. My own search setting includes forks, if that matters.',
    ],
    note: [
      `select:file counts files, search page counts matches. Not a defect, yet the page could say so.`,
      'Forks: search includes them by a personal setting, insights leave them out. Not a defect.',
    ],
    find: [
      `The insight counts files because its query has select:file; the search page counts matches, of which a file
       can have many. For "remaining uses" take select:file out. Edited insights recompute their history; the old
       series stays available as a version, so that you can explain the jump.`,
      `An insight leaves out forks and archived repositories unless told otherwise, while your search includes forks
       by a personal setting. Adding fork:yes to the insight gives the same number. I would rather leave forks out
       in both.`,
    ],
    more: [
      `Same numbers now. Can I mark the day of the change in the chart?`,
      `Yes, annotations: three dots, "Add note", choose the date. It is shown as a thin line.`,
    ],
    done: ['Removing select:file fixed it.', 'Both say {search} now.'],
    fix: 'Insight counted files, search counted matches; query aligned.',
    help: [
      `Same query, same scope: insight {insight}, search {search} ({version}). No select, forks equal. Difference is
       constant at exactly 500 per shard. Is a limit applied?`,
      `Yes, display limit leaks into the count when the query has "or". {issue}, {fixed}.`,
    ],
  },
]
