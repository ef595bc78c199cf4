/** The words of what is done to several tickets at once. */
import type { BulkVerb } from '../contract/bulk.ts'
import type { ClockEffect, FactName } from '../domain/bulk/consequences.ts'
import { count } from './format.ts'
import { text } from './text.ts'

const verbs: Readonly<Record<BulkVerb, { readonly label: string; readonly would: string; readonly done: string }>> = {
  claim: { label: 'Claim', would: 'would be yours', done: 'are yours now' },
  route: { label: 'Route', would: 'would be routed', done: 'routed' },
  classify: { label: 'Classify', would: 'would be classified', done: 'classified' },
  hold: { label: 'Hold', would: 'would be put on hold', done: 'put on hold' },
  resume: { label: 'Resume', would: 'would be resumed', done: 'resumed' },
  snooze: { label: 'Snooze', would: 'would be snoozed', done: 'snoozed' },
  solve: { label: 'Solve', would: 'would be solved', done: 'solved' },
  close: { label: 'Close', would: 'would be closed', done: 'closed' },
  dismiss: { label: 'Dismiss', would: 'would be dismissed', done: 'dismissed' },
  release: { label: 'Release', would: 'would be given back', done: 'given back to the line' },
}

const effects: Readonly<Record<ClockEffect, string>> = {
  breaks: 'would be missed by it',
  dropped: 'ends without having been kept',
  late: 'ends, missed before',
  met: 'is met',
  pauses: 'pauses',
  resumes: 'counts again',
  starts: 'starts',
  moves: 'is due at another time',
}

const facts: Readonly<Record<FactName, string>> = {
  status: 'Status',
  team: 'Team',
  owner: 'Owner',
  hold: 'Hold',
  closingReason: 'Ended as',
  kind: 'Kind',
  area: 'Area',
  tags: 'Tags',
  effort: 'Effort',
  snoozedUntil: 'Snoozed until',
  pin: 'Pinned to',
  handOff: 'Hand-off to',
}

const promises = (number: number): string => (number === 1 ? '1 promise' : `${count(number)} promises`)

export const bulkText = {
  verbs,
  effects,
  facts,
  keys: {
    select: 'Select the ticket at hand',
    range: 'Select those between',
    all: 'Select all that are shown',
    leave: 'Leave the selection',
    act: 'Claim, route, classify, hold, solve them',
    go: 'Look at what would happen, then do it',
    undo: 'Take back what was just done',
  },
  group: 'Several tickets of the line',
  bar: 'What to do to those selected',
  selected: (number: number) => `${text.tickets(number)} selected`,
  selectAll: (number: number) => `Select all ${count(number)} shown`,
  oneByOne: (label: string, number: number) =>
    `${label} is done to one ticket at a time, and ${text.tickets(number)} ${number === 1 ? 'is' : 'are'} selected. Press Escape to leave the selection first.`,
  missing: 'Something is missing. Say first what is to become of them.',
  most: (number: number) => `Only the first ${count(number)} are selected: no more are acted on at once.`,
  clear: 'Clear',
  select: 'Select',
  selectNamed: (number: number) => `Select #${number}`,
  title: (verb: BulkVerb, number: number) => `${verbs[verb].label} ${text.tickets(number)}`,
  preview: 'See what would happen',
  back: 'Back',
  nothing: 'Nothing is done yet.',
  doIt: (verb: BulkVerb, number: number) => `${verbs[verb].label} ${text.tickets(number)}`,
  would: (verb: BulkVerb, number: number) => `${count(number)} ${verbs[verb].would}`,
  refused: (number: number) => `${count(number)} refused`,
  broken: (number: number) => `${promises(number)} to customers would be broken`,
  noneBroken: 'no promise would be broken',
  told: (number: number) =>
    number === 1 ? '1 customer would be written to' : `${count(number)} customers would be written to`,
  nobodyTold: 'nobody is written to',
  refusedList: 'These would be refused',
  doneList: 'These would change',
  leftList: 'These were refused, and are as they were',
  place: 'Place',
  notWaiting: 'not in the line',
  noValue: 'none',
  unchanged: 'stays as it is',
  toldHere: 'The customer is written to',
  done: (verb: BulkVerb, number: number) => `${text.tickets(number)} ${verbs[verb].done}.`,
  doneAnd: (verb: BulkVerb, number: number, refused: number) =>
    `${text.tickets(number)} ${verbs[verb].done}, ${count(refused)} refused.`,
  close: 'Close',
  leaveAsIs: 'As each is',
  tags: 'Tags, in place of those each has',
  changeTags: 'Give all of them the same tags',
  team: 'To team',
  takeOver: 'Reason, for those that belong to somebody',
  vouch: 'I vouch that this holds for each of them',
  document: 'Which document would have answered them?',
  url: 'Address of the document',
} as const
