/** The words of the policy of service promises. */
import type { ClockMode, DayEnds, Unit } from '../domain/sla/document.ts'
import { count } from './format.ts'

const unit: Record<Unit, string> = {
  clock_minutes: 'minutes',
  clock_hours: 'hours',
  business_minutes: 'business minutes',
  business_hours: 'business hours',
  business_days: 'business days',
  business_weeks: 'business weeks',
}
const amount = (number: number, of: Unit) => `${count(number)} ${number === 1 ? unit[of].slice(0, -1) : unit[of]}`
const mode: Record<ClockMode, { label: string; says: string }> = {
  business_accrual: { label: 'Open hours', says: 'Only time inside the windows counts.' },
  elapsed_roll: {
    label: 'All hours, rolling',
    says: 'All time counts; a due outside hours rolls to the next opening.',
  },
  elapsed: { label: 'All hours', says: 'All time counts, also outside hours.' },
}
const dayEnds: Record<DayEnds, string> = {
  same_time: 'at the same time of day',
  close_of_day: 'at the close of the day',
}

export const policyText = {
  title: 'Promises',
  says: 'What each ticket is promised, and how its clocks run. The first rule of a table that fits gives its targets.',
  what: 'the promises',
  unit,
  amount,
  /** In a cell of the grid. */
  amountShort: (number: number, of: Unit) =>
    amount(number, of)
      .replace('business', 'bus.')
      .replace(/hours?/, 'h')
      .replace(/minutes?/, 'min'),
  mode,
  dayEnds,
  inForce: (version: number) => `Version ${count(version)} is in force.`,
  warnings: 'To think about',
  adopt: 'Begin from',
  adoptSays: 'Policies that come with Topline',
  about: {
    title: 'About',
    name: 'Name',
    about: 'Where it is from, and what it leaves open',
  },
  rules: {
    assumedSeverity: 'Severity until triage',
    reopening: 'Reopening',
    reopenings: {
      resume: { label: 'Goes on', says: 'The resolution clock goes on with the time it had used.' },
      new_cycle: { label: 'Begins anew', says: 'A new cycle of the resolution clock begins.' },
    },
    pausedBy: 'Holds that pause resolution and update',
    soonMinutes: 'Flag a hold within minutes of a message',
    capHours: 'Flag a hold longer than hours',
  },
  table: {
    kinds: {
      promise: { label: 'Promise', says: 'To customers. A contract of their own comes in its place.' },
      aim: { label: 'Aim', says: 'Among ourselves. It holds beside every promise.' },
    },
    kind: 'Kind of table',
    name: 'Name of the table',
    add: 'Add a table',
    remove: 'Remove this table',
    empty: 'No rules yet.',
    addRule: 'Add a rule',
    newTable: 'New table',
  },
  rule: {
    name: 'Name of the rule',
    newRule: 'New rule',
    place: (place: number, name: string) => `Rule ${count(place)}: ${name}`,
    calendar: 'Calendar',
    everybody: 'everybody',
    when: 'When',
    addCondition: 'Condition',
    removeCondition: (name: string) => `Remove the condition ${name}`,
    changeCondition: (name: string) => `Change the condition ${name}`,
    up: 'Move up',
    down: 'Move down',
    copy: 'Copy',
    remove: 'Remove',
    more: (name: string) => `More for the rule ${name}`,
    copied: (name: string) => `${name}, copy`,
  },
  conditions: {
    contract: 'Contract',
    segment: 'Segment',
    plan: 'Plan',
    severity: 'Severity',
    priority: 'Priority',
    kind: 'Kind',
    channel: 'Channel',
    environment: 'Environment',
    excluded: 'No promise for',
  },
  typedValues: 'Several are parted by commas.',
  target: {
    none: 'not promised',
    promise: (metric: string) => `Promise ${metric.toLowerCase()}`,
    change: (metric: string, words: string) => `${metric}: ${words}. Change it.`,
    amount: 'How much',
    unit: 'Of what',
    mode: 'Which time counts',
    dayEnds: 'The last day ends',
    calendar: 'Calendar',
    ofRule: 'the calendar of the rule',
    warnAt: 'Warn at percent',
    warnAtSays: 'Whole numbers from 1 to 99, parted by commas.',
    warnings: (percents: readonly number[]) => `warns at ${percents.map((percent) => `${percent} %`).join(', ')}`,
    pausedBy: 'Paused by holds for',
    pausedAsPolicy: 'as the policy says',
    remove: 'Do not promise it',
    done: 'Apply',
    title: (metric: string, rule: string) => `${metric} · ${rule}`,
  },
  try: {
    title: 'Try it',
    says: 'What a ticket like this would be promised by the draft on this page, and why.',
    segment: 'Segment',
    kind: 'Kind',
    severity: 'Severity',
    priority: 'Priority',
    plan: 'Plan',
    contract: 'Contract',
    channel: 'Channel',
    environment: 'Environment',
    notGiven: 'not said',
    untriaged: 'not triaged yet',
    startedAt: (zone: string) => `Asked at (${zone})`,
    run: 'What is promised?',
    none: 'Nothing is promised.',
    due: (when: string) => `due ${when}`,
    wins: 'counts',
    loses: 'a stricter promise is due earlier',
    modes: 'The same amount in each way of counting',
    because: (why: string) => `because ${why}`,
    of: (rule: string, table: string) => `${rule} · ${table}`,
    passedOver: 'Rules that do not fit',
  },
} as const
