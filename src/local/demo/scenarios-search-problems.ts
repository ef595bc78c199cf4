import type { Scenario } from './scenario.ts'

export const SEARCH_PROBLEMS: readonly Scenario[] = [
  {
    id: 'search-broad-timeout',
    kind: 'problem',
    severity: 2,
    tags: ['search', 'indexing'],
    criterion: `Core feature slowed for broad queries, narrowing the query works around it`,
    values: {
      seconds: '30..60',
      shards: '24..96',
      hits: ['deprecated', 'TODO', 'import', 'context.Background', 'any'],
    },
    subjects: [
      'Search for "{hits}" times out after {seconds} seconds',
      'Broad queries end with a deadline error {since}',
      'Timeouts on global search, {repos} repositories',
      'Unscoped query for "{hits}" never finishes',
      'Some results missing: "{shards} shards not searched"',
    ],
    opening: [
      `{Since} searches over all repositories end with

       > 504 deadline exceeded: {shards} shards not searched (trace {trace})

       Queries limited to one repository come back in under a second. We have {repos} repositories and run {version}
       on {deploy}. It used to take [[3 to 5|about 4]] seconds.`,
      `A search for {hits} without a repo filter spins for {seconds} seconds and then shows a yellow banner that the
       results are incomplete. [[Three|Two]] teams reported it {since}. Scoped searches are fine.`,
      `Global searches time out for most of us. Nothing was changed on our side apart from the nightly addition of
       new repositories (now {repos}). Trace id of one of them: {trace}.`,
    ],
    ask: [
      `[[So far I have looked at|I have gone through]] the trace {trace}: the time is spent waiting for shards, not
       matching. To see why, could you send me the number of search replicas, their memory limit, and the output of

       > harbor-admin search shards --slowest 20`,
      `The banner names {shards} shards. Would you run harbor-admin search shards --slowest 20 on the frontend and
       attach the result, along with CPU and memory of the search pods over the last day?`,
    ],
    give: [
      `Two replicas, 16 GiB each. Attached is the list; the slowest five all belong to {repo}:

       > shard 0412 {repo} 9.8s pages evicted=yes
       > shard 0413 {repo} 9.1s pages evicted=yes`,
      `Memory sits at the limit all day, CPU is around 40 %. The list shows {repo} and {repo2} on top.`,
    ],
    note: [
      `Page cache thrashing: index is larger than memory of the two replicas. {repo} alone grew by a third. More
       memory or a third replica, and leave the binary assets out of the index.`,
      `Same picture as with other large trees: evicted pages on the biggest shards. Not a defect, sizing. Check
       whether they excluded the asset folder, it is not worth indexing.`,
    ],
    find: [
      `The index no longer fits into the memory of your search replicas, so the largest shards are read from disk
       for every broad query. {repo} is the reason: it gained a folder of [[model files|recorded fixtures]] that is
       searched as text.

       - Now: exclude that folder under Repository, Settings, Indexing. This frees about a third.
       - This week: add a third replica or raise the limit to 24 GiB.

       Until then, adding -repo:{repo} to broad queries avoids the timeout.`,
      `The slow shards are evicted from memory and reread each time. Raising the replicas' memory limit from 16 to
       24 GiB (values key search.resources) brings broad queries back to a few seconds; excluding large assets of
       {repo} makes the gain last. As a workaround, count:1000 stops a broad search once it has enough.`,
    ],
    more: [
      `We raised memory and it is better, but the first search in the morning is still slow. Expected?`,
      `Yes, after the nightly restart the pages are cold. Set search.preload to true and they are read at start; it
       adds about two minutes before a replica reports ready.`,
    ],
    done: ['Broad searches are back to four seconds.', 'With the folder excluded we see no timeouts any more.'],
    fix: `Index outgrew the memory of the search replicas; memory raised and large assets left out.`,
    help: [
      `Broad queries time out on {version}, {repos} repositories, 2 replicas at 16 GiB. Tried: exclusion of assets,
       more memory (24 GiB). Eviction stays high on shards of {repo}. Question: should the shard split have happened
       at this size? Trace {trace} attached.`,
      `The split threshold counts files, not bytes, so few huge files never trigger it. Filed {issue}; fixed in
       {fixed}. Until then set search.shardMaxBytes by hand.`,
    ],
  },
  {
    id: 'search-branch-missing',
    kind: 'problem',
    severity: 2,
    tags: ['search', 'indexing'],
    criterion: `Results incomplete for branches other than the default one, searching unindexed works around it`,
    values: { branch: ['release/24.2', 'develop', 'hotfix/ledger', 'maint-5.x', 'staging', 'feature/eu-region'] },
    subjects: [
      'No results on branch {branch} of {repo}',
      'Search on {branch} shows code from last month',
      'Branch {branch} is not searchable',
      'rev:{branch} returns nothing although the branch exists',
    ],
    opening: [
      `Searching {repo} with rev:{branch} returns nothing. The branch exists, is [[protected|active]], and had
       commits today. On the default branch everything works. Release managers depend on this view.`,
      `Results for {branch} are from an old commit. I compared: Harbor shows a file that we deleted [[three|five]]
       weeks ago. Instance is {version}.`,
      `{Since} one of our long-lived branches ({branch} in {repo}) has no hits. Browsing files on that branch works.`,
    ],
    ask: [
      `Browsing reads from the clone while search reads from the index, which fits what you see. Please send me the
       list under Repository, Settings, Indexed branches, and the last line with "{branch}" from the indexer's log.`,
    ],
    give: [
      `Indexed branches: HEAD, main, and two patterns. In the log:

       > level=warn msg="branch limit reached" repo={repo} limit=64 skipped={branch}`,
      `The list shows {branch} with "last indexed: never". I see no line about it in the log at all.`,
    ],
    note: [
      `64 branch limit. They index release/* which now matches more than 64 branches; ours is skipped by name order.`,
      `Pattern lists are cut off silently, only a warn line. I think that deserves a banner in the settings page.`,
    ],
    find: [
      `Harbor indexes up to 64 branches of a repository, in the order of their names, and your patterns now match
       more than that. {branch} falls behind the limit. Please narrow the pattern to the branches people search, or
       list {branch} first: entries given by name come before patterns. The branch is searchable a few minutes
       later.

       Until then, index:no in the query searches the clone directly; slower, but complete.`,
      `The branch patterns of {repo} match more branches than the limit of 64, so the last ones are skipped. Naming
       {branch} explicitly puts it first. I would also drop patterns for branches that were merged long ago.`,
    ],
    more: [
      `Could we simply raise the limit to 200?`,
      `It is possible (indexing.branchLimit), but each branch adds to the size of the index in memory, so I would go
       up in steps: 96 first, then watch the memory of the search pods for a day.`,
    ],
    done: ['{branch} is there now. We removed 40 stale branches, too.', 'Naming it explicitly did the trick.'],
    fix: '{branch} was beyond the limit of indexed branches; listed by name.',
    help: [
      `{repo}, {version}: {branch} is configured by name and still skipped. Steps: list by name, reindex, restart of
       the indexer. The log shows no attempt for this branch. Expected: entries by name come first.`,
      `Confirmed, names with a slash were compared without their prefix. Filed as {issue}, patch goes into {fixed}.`,
    ],
  },
]
