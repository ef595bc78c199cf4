/** What the tickets of the demo have led to: issues, which of its tickets are linked with each, and how far each is. */
import type { IssueFacts, SetStatus } from '../../domain/issue/issue.ts'
import type { Theme } from './flow-themes.ts'

/** What has become of an issue since it was filed. */
type Since =
  | { readonly status: SetStatus; readonly by: string; readonly reason: string }
  | { readonly shippedBy: string; readonly note: string }
  /** It repeats the one that was filed before it. */
  | { readonly mergedBy: string; readonly reason: string }

export interface DemoIssue extends Omit<IssueFacts, 'url'> {
  /** Handle of whoever filed it. */
  readonly by: string
  /** What the linked tickets are about. */
  readonly theme: Theme
  /** Tickets that are linked, at most; without two there is no issue. */
  readonly most: number
  readonly since?: Since
}

export const DEMO_ISSUES: readonly DemoIssue[] = [
  {
    kind: 'defect',
    title: 'The chart ignores overrides at their old place without a word',
    text:
      'Since 6.16 several keys live one level deeper, under "pod". An override at the old place is dropped when the ' +
      'chart is rendered, and only a notice after the installation says so, which CI hides.\n\n' +
      'Wanted: the chart refuses a key that it does not know, and names the place where it lives now.',
    audience: 'public',
    owner: 'yara',
    team: 'engineering',
    by: 'marie',
    theme: 'chart',
    most: 4,
    since: {
      shippedBy: 'yara',
      note: 'From chart 6.21.4 on an override at its old place is refused, and the message names the new one. Until you update, `harbor-admin chart convert values.yaml` rewrites the file.',
    },
  },
  {
    kind: 'defect',
    title: 'clone-store forgets certificates of the site configuration at a reload',
    text:
      'clone-store writes the bundle of tls.external.certificates once, when it starts, and drops it at the next ' +
      'change of the site configuration. The fetcher keeps it. A restart helps until the next change.\n\n' +
      'To see it: add a root certificate, restart, change any other setting, fetch from the code host.',
    audience: 'public',
    owner: 'zofia',
    team: 'engineering',
    by: 'tomasz',
    theme: 'certificate',
    most: 3,
    since: {
      status: 'in_progress',
      by: 'zofia',
      reason: 'Seen on a test instance; the bundle is now built at each reload.',
    },
  },
  {
    kind: 'defect',
    title: 'Repositories stop updating after a code host renews its certificate',
    text: 'Several customers within a week. The browser accepts the certificate, clone-store does not.',
    audience: 'private',
    owner: null,
    team: 'engineering',
    by: 'farid',
    theme: 'certificate',
    most: 2,
    since: { mergedBy: 'ingrid', reason: 'The same fault, seen from the other side: clone-store has lost the bundle.' },
  },
  {
    kind: 'defect',
    title: 'Insights count less than search when a query holds "or"',
    text:
      'The display limit of 500 hits per shard leaks into the count when the query has "or". Search counts past it. ' +
      'Queries with select:file or with forks differ for good reasons and are not meant here.\n\n' +
      'Before linking a ticket, rule those two out.',
    audience: 'private',
    owner: 'kwame',
    team: 'engineering',
    by: 'anjali',
    theme: 'count',
    most: 3,
  },
  {
    kind: 'gap',
    title: 'Permissions below the repository for every code host',
    text:
      'Code hosts restrict folders of one large repository to a few people; Harbor shows a repository to all who may ' +
      'see it, or to nobody. Whoever needs the restriction leaves the whole repository out of the index.\n\n' +
      'The experimental mode reads the rules of one code host. Wanted for all that have them.',
    audience: 'public',
    owner: 'saoirse',
    team: 'product',
    by: 'hana',
    theme: 'folders',
    most: 3,
    since: { status: 'on_backlog', by: 'saoirse', reason: 'In the next discovery round, with two interviews agreed.' },
  },
  {
    kind: 'gap',
    title: 'Dates without changes in rollout windows',
    text:
      'Rollout windows know weekdays and hours, no dates. Companies with a change freeze switch credentials off, or ' +
      'run the example script that sets the window to zero.\n\nOne had an incident review after 60 pull requests ' +
      'were opened during its quarter end. The design of last year covers it.',
    audience: 'private',
    owner: 'tariq',
    team: 'product',
    by: 'noor',
    theme: 'freeze',
    most: 2,
  },
  {
    kind: 'gap',
    title: 'Poll thousands of repositories every minute',
    text:
      'Asked for by those whose pushes take up to 45 minutes to be found. Polling every repository each minute would ' +
      'use up the quota of most code hosts.',
    audience: 'public',
    owner: 'lindiwe',
    team: 'product',
    by: 'wyatt',
    theme: 'polling',
    most: 2,
    since: {
      status: 'wont_do',
      by: 'lindiwe',
      reason: 'Webhooks find a push within seconds and cost no quota; the page about them is being rewritten instead.',
    },
  },
  {
    kind: 'documentation',
    title: 'How groups of an identity provider become roles, with examples',
    text:
      'groupRoles matches the whole value, so a path or a distinguished name has to be written out. The page has one ' +
      'example without either.\n\nWanted: an example for each form that providers send, and how to try it with one ' +
      'colleague first.',
    audience: 'public',
    owner: 'chiamaka',
    team: 'support',
    by: 'chiamaka',
    theme: 'groups',
    most: 3,
    since: { status: 'in_progress', by: 'ada', reason: 'A draft with three examples is in review.' },
  },
  {
    kind: 'documentation',
    title: 'What a backup of Harbor has to hold',
    text:
      'Three databases, the object storage with its uploads, and the configuration with its secrets; clones and search ' +
      'shards come back by themselves. It stands on three pages, and nowhere in this order.\n\n' +
      'Wanted: one page for backups and for moves to another machine, with what may be left out.',
    audience: 'public',
    owner: 'kenji',
    team: 'support',
    by: 'kenji',
    theme: 'backup',
    most: 3,
  },
  {
    kind: 'documentation',
    title: 'How much memory the search replicas need, and how to tell that it is too little',
    text:
      'Broad queries end with a deadline error once the index is larger than the memory of the replicas. The list of ' +
      'the slowest shards shows it, and no page says how to read that list.\n\n' +
      'Wanted: a table of sizes, and what "evicted=yes" means.',
    audience: 'public',
    owner: 'luz',
    team: 'support',
    by: 'luz',
    theme: 'slow',
    most: 3,
  },
]
