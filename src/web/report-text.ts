/** The words of the reports on promises. */
import type { Fate, Grouping } from '../domain/clock/attainment.ts'
import { clockText } from './clock-text.ts'
import { count, ordinal } from './format.ts'
import { text } from './text.ts'

const { met, breached, running, cancelled } = clockText.standing
const by: Record<Grouping, string> = {
  priority: 'Priority',
  severity: 'Severity',
  segment: 'Segment',
  account: 'Account',
  'calendar-month': 'Month',
}
const fates: Record<Fate, string> = { met, breached, running, cancelled }
const promises = (number: number) => (number === 1 ? '1 promise' : `${count(number)} promises`)

export const reportText = {
  title: text.nav.kept,
  says: 'What became of every promise, how good the forecasts were, and which holds and changes look odd.',
  views: {
    attainment: 'Kept and breached',
    forecast: 'Forecasts',
    holds: 'Odd holds',
    priorities: 'Changed priorities',
    'hand-offs': 'Hand-offs',
    help: 'Help rate',
    documents: 'Documents',
  },
  viewList: 'Reports',
  metricList: 'Which promise',
  filterList: 'Filters',
  refresh: 'Count again',
  asOf: (when: string) => `As of ${when}`,
  by,
  byName: 'By',
  fates,
  period: {
    name: 'Began',
    any: 'at any time',
    days: (days: number) => `in the last ${days} days`,
    own: 'between two dates',
    from: 'From',
    to: 'To',
    reversed: 'The last day must not lie before the first.',
  },
  table: {
    what: 'the counts',
    caption: (metric: string, group: string) => `${metric} by ${group.toLowerCase()}`,
    kept: 'Kept',
    all: 'All',
    noneDecided: 'none decided yet',
    keptOf: (share: string, decided: number) => `${share} of ${count(decided)} decided`,
    open: (number: number, fate: string, group: string) => `${group}, ${fate.toLowerCase()}: ${promises(number)}`,
    showAll: (number: number) => `Show all ${count(number)}`,
    says: {
      rule: 'One that was ever breached counts as breached, whatever came of it later. Kept is met of met and breached, rounded down.',
      now: 'Priority and severity are those the ticket has now.',
      month: 'The month is that of the start, in UTC.',
    },
  },
  noAccount: 'No account',
  severity: (number: string, label: string) => `${number} · ${label}`,
  empty: {
    attainment: [
      'No such promise was made',
      'No ticket was promised this in the chosen time. Choose another time or promise.',
    ],
    listed: ['None', 'No promise of this group stands so now.'],
    holds: [
      'No hold looks odd',
      'None was begun right after a message without an answer, and none is longer than its cap.',
    ],
    priorities: ['None in this time', 'No priority was changed so. Choose another time, or all changes.'],
    forecast: 'Nothing to compare yet',
  },
  list: {
    what: 'the promises',
    title: (group: string, fate: string) => `${group} · ${fate}`,
    says: 'The latest to start first. Each opens its clock strip.',
    more: 'Show more',
    shown: (shown: number, of: number) => `${count(shown)} of ${count(of)}`,
    began: 'began',
    breached: 'breached',
    due: 'due',
    ended: 'ended',
    stillOwed: 'still owed',
    paused: 'paused',
    cycle: (cycle: number) => ordinal(cycle),
  },
  forecast: {
    what: 'the forecasts',
    title: 'Called and breached',
    says: 'What would have been called half way to the due of promises that ended in the last ninety days, with only what was known then, beside what became of them.',
    chart: 'Share that breached by the chance that was called',
    chartSays: 'Each bar is one row of the table. A bar as high as its diamond breached as often as was called.',
    across: 'Chance to breach that was called',
    up: 'Breached',
    counts: 'Promises',
    legend: {
      breached: 'share that breached',
      few: (fewer: number) => `the same, of fewer than ${fewer} promises: little to go by`,
      called: 'mean chance called',
      diagonal: 'called and breached alike',
    },
    table: 'The same as a table',
    columns: { chance: 'Called', count: 'Promises', called: 'Mean called', breached: 'Breached' },
    range: (from: string, to: string) => `${from} to ${to} %`,
    percent: (value: number) => `${value} %`,
    breachedOf: (number: number, share: string) => `${count(number)} · ${share}`,
  },
  holds: {
    what: 'the odd holds',
    title: 'Holds that look odd',
    says: 'Nothing is refused for it; somebody should look. By the limits of the policy in force when each began.',
    shown: (shown: number, total: number) => {
      if (shown < total) return `The latest ${count(shown)} of ${count(total)} holds`
      return total === 1 ? '1 hold' : `${count(total)} holds`
    },
    actsNext: (who: string) => `Acts next: ${who}`,
    by: (who: string) => `placed by ${who}`,
    open: 'still held',
  },
  priorities: {
    what: 'the changed priorities',
    title: 'Changed priorities',
    says: 'Who set severity and priority otherwise, or pushed a promise away by account, kind, path or an undo, and what was left of it, in the time it is counted in. Nothing is refused for it, and no breach goes away; somebody should look at what was lowered with an hour or a quarter of the target left.',
    which: 'Changes',
    made: 'Made',
    only: { near_breach: 'lowered shortly before a breach', lowered: 'lowered', all: 'all' },
    counts: ({ changes, lowered, nearBreach }: { changes: number; lowered: number; nearBreach: number }) =>
      `${changes === 1 ? '1 change' : `${count(changes)} changes`}, ${count(lowered)} lowered, ${count(nearBreach)} of them shortly before a breach`,
    more: 'There were more tickets in this time. Choose a shorter one.',
    severity: (severity: number) => `severity ${severity}`,
    became: 'became',
    left: (length: string, percent: number, metric: string) => `${length} left (${percent} %): ${metric.toLowerCase()}`,
    how: {
      undo: 'By taking a step back',
      kind: 'By another kind',
      account: 'By another account',
      terms: 'By other terms of the account',
      route: 'By another path',
      form: 'By an answer on its form',
    },
    noClock: 'No promise to the customer ran.',
    asProposed: 'As the criteria say',
    notProposed: 'Not as the criteria say',
  },
} as const
