/** What the people of Harbor ask, hand to and tell each other about demo tickets. */
import type { HelpKind } from '../../domain/flow/flow.ts'
import type { Answers } from '../../domain/intake/document.ts'
import type { Theme } from './flow-themes.ts'

export interface DemoHelp {
  readonly theme: Theme
  readonly kind: HelpKind
  readonly packet: Answers
  readonly next?:
    | { readonly takenBy: string }
    | { readonly bouncedBy: string; readonly missing: readonly string[]; readonly reason: string }
    | { readonly answeredBy: string; readonly answer: string }
}

export const DEMO_HELPS: readonly DemoHelp[] = [
  {
    theme: 'queue',
    kind: 'troubleshooting',
    packet: {
      summary: 'The indexing queue grows while one job stays in step=fetch with a healthy heartbeat',
      environment: 'Kubernetes, 6 workers, a clone store of their own',
      version: '6.20.3',
      reproduction:
        'Repack the largest repository on the clone store and queue 200 index jobs: they wait for its slot.',
      recent_changes: 'None that they know of.',
      affected: 'Every repository behind it in the queue; search answers with old code.',
      unaffected: 'Repositories that were indexed before it began.',
      timeliness: 'today',
      tried: 'Reset of the job, which frees the queue for a day; concurrency 6, which did not change it.',
    },
  },
  {
    theme: 'migration',
    kind: 'troubleshooting',
    packet: {
      summary: 'A migration waits for a lock, and nobody can see who holds it',
      environment: 'Docker Compose on one large machine, PostgreSQL of their own',
      version: '6.20.2',
      reproduction: 'Leave a reading transaction open on the changeset table, then start the upgrade.',
      recent_changes: 'A reporting tool that reads the database each hour.',
      affected: 'The upgrade alone; the old version still serves.',
      timeliness: 'now',
      tried: 'pg_stat_activity shows an autovacuum and no idle transaction. Waited for an hour.',
    },
    next: { takenBy: 'arjun' },
  },
  {
    theme: 'count',
    kind: 'defect',
    packet: {
      summary: 'An insight shows a smaller number than search for the same query',
      expected: 'The same number in both, or a word on the chart that says why not.',
      environment: 'Helm on a managed cluster, four search replicas',
      version: '6.21.0',
      reproduction: 'The customer sees it every morning.',
      timeliness: 'tomorrow',
    },
    next: {
      bouncedBy: 'kwame',
      missing: ['Reproduction', 'Recent changes'],
      reason:
        'Every morning is no step I can follow. Which query, has it select: or "or" in it, and are forks counted?',
    },
  },
  {
    theme: 'executing',
    kind: 'troubleshooting',
    packet: {
      summary: 'Workspaces wait although the executors are connected and idle',
      environment: 'Two executors on machines of their own, server on Kubernetes',
      version: '6.21.0, executors the same',
      reproduction: 'Set the clock of one executor 40 minutes ahead and submit any batch spec.',
      recent_changes: 'One executor was moved to another host last week.',
      affected: 'All server-side batch changes.',
      unaffected: 'The same spec with the CLI on a laptop.',
      timeliness: 'today',
      tried: 'Restart of both executors; queue names are right, versions match.',
    },
    next: {
      answeredBy: 'oleks',
      answer:
        'The retry of the executor whose clock runs ahead blocks the queue by its order. Set its clock right and ' +
        'restart it; the workspaces start within a minute. From 6.21.4 on we go by the time of the database.',
    },
  },
]

export interface DemoHandOff {
  readonly theme: Theme
  readonly kind: 'case' | 'to_engineering'
  /** Whose it is, where that matters. */
  readonly owner?: string
  readonly by?: string
  readonly to: string | null
  readonly packet: Readonly<Record<string, string>>
  readonly bounced?: { readonly by: string; readonly missing: readonly string[]; readonly reason: string }
}

const AWAY = {
  kind: 'case',
  owner: 'noor',
  by: 'farid',
  to: 'tomasz',
} as const

/** Noor is away (duty.ts), and Tomasz stands in; the first that fits is offered. */
export const AWAY_HAND_OFFS: readonly DemoHandOff[] = [
  {
    ...AWAY,
    theme: 'signIn',
    packet: {
      context: 'A paying customer whose people cannot sign in through their provider. Password login works meanwhile.',
      debugging: 'The assertion was read with them; address and certificate differ between provider and Harbor.',
      links: 'The page about certificate rotation; no issue yet.',
      last_step: 'Noor told them which of the two to change.',
      next_step: 'Tomasz asks tomorrow morning whether a sign-in from a private window works.',
    },
  },
  {
    ...AWAY,
    theme: 'executing',
    packet: {
      context: 'Server-side batch changes wait; with the CLI the same spec runs.',
      debugging: 'Versions and queue names of the executors were compared.',
      links: 'none',
      last_step: 'Noor asked for the log of one executor from its start to its first job.',
      next_step: 'Tomasz reads the log when it comes and answers within the day.',
    },
  },
  {
    ...AWAY,
    theme: 'chart',
    packet: {
      context: 'An override of theirs has no effect since the upgrade; the pods run with the default.',
      debugging: 'The key moved one level deeper; their file has the old place.',
      links: 'none',
      last_step: 'Noor sent the converted file.',
      next_step: 'Tomasz asks on Monday whether the override is used again.',
    },
  },
  {
    ...AWAY,
    theme: 'history',
    packet: {
      context: 'The history of their insights has a gap; today’s values are right.',
      debugging: 'The errored jobs were listed with them; they were cancelled by the upgrade.',
      links: 'none',
      last_step: 'Noor asked them to retry the errored jobs at night.',
      next_step: 'Tomasz looks tomorrow whether the gap is filled.',
    },
  },
]

/** Engineering wants to know more; the first that fits is offered. */
export const BOUNCED_HAND_OFFS: readonly DemoHandOff[] = (['quota', 'branch', 'slow'] as const).map((theme) => ({
  theme,
  kind: 'to_engineering',
  to: null,
  packet: {
    context: 'What we told them helped for a day only. They ask for a cause and not for another setting.',
    reproduction: 'Not on our own instance.',
    environment: 'Helm on a managed cluster, 6.21.0',
    affected: 'All of their teams; other tools on the same hosts are fine.',
    ruled_out: 'The settings of the site, compared one by one with a fresh installation.',
    next_step: 'A word from engineering by tomorrow, which we pass on.',
  },
  bounced: {
    by: 'zofia',
    missing: ['reproduction', 'ruled_out'],
    reason:
      'I cannot begin without the log of an hour in which it happens. Which settings differ, and what did each show?',
  },
}))
