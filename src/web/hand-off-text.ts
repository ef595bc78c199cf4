/** The words of hand-offs: offering, answering, what waits for you, and how they went. */
import type { HandOffGlance, NextActor } from '../contract/hand-off.ts'
import type { HandOffReport } from '../contract/hand-offs.ts'
import { count } from './format.ts'

type Kind = HandOffGlance['kind']
type End = HandOffReport['items'][number]['end']

const kinds: Readonly<Record<Kind, string>> = {
  case: 'To a colleague',
  zone: 'To another time zone',
  to_support: 'To support',
  to_engineering: 'To engineering',
  to_product: 'To product',
}
const ends: Readonly<Record<End, string>> = {
  accepted: 'accepted',
  bounced: 'sent back',
  withdrawn: 'withdrawn',
  taken: 'taken otherwise',
  open: 'not answered yet',
}

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`)
const times = (number: number): string => (number === 1 ? '1 hand-off' : `${count(number)} hand-offs`)

export const handOffText = {
  label: 'Needs transition',
  kinds,
  form: {
    what: 'What can be handed off',
    kind: 'Why it changes hands',
    none: 'There is nobody to whom it could be handed off.',
    firstResponse: 'The customer has had no first response yet. Answer them first; then move it.',
    team: 'Team that receives it',
    to: 'For whom',
    anybody: 'Anybody of the team',
    audience: {
      one: (name: string) => `It stands under “Needs you” and above the queue of ${name} until they answer.`,
      oneAway: 'They are not at work now.',
      others: (number: number, team: string) => `${count(number)} others of ${team}`,
      anybody: (names: string) =>
        `It stands above the queue of ${names} until one of them answers, and under “Needs you” of nobody. ` +
        'Choose somebody to have it stand there.',
      allAway: 'None of them is at work now.',
    },
    region: 'Where it moves to',
    regionNow: (names: string) => (names === '' ? 'Nobody is at work now.' : `At work now: ${names}.`),
    regionNext: (names: string, when: string) => `Next: ${names}, ${when}.`,
    atWork: 'at work',
    known: 'What stands here already is from the ticket. Make sure that it is right.',
    marks: { to_send: 'needed', for_triage: 'helps', no: 'optional' },
    tell: 'Tell the customer',
    tellSays: 'Goes out with the hand-off. It keeps no promise: their clocks run on.',
    tellNot: 'The customer is not told.',
    draft: 'Draft a message',
    drafting: 'Drafting …',
    noMessage: 'Send no message',
    confirm: 'It may tell what an internal note says.',
  },
  bounce: { missing: 'What is missing', none: 'Say it in the reason where no field fits.' },
  note: {
    offered: (who: string, whom: string) => `${who} hands it to ${whom}`,
    stays: (who: string) => `It stays with ${who} until it is accepted.`,
    back: (who: string) => `${who} sent the hand-off back`,
    missing: (labels: string) => `Missing: ${labels}.`,
    since: 'since',
    region: (region: string) => `in ${region}`,
    packet: 'What the next hands have to know',
    again: 'Complete it and offer it again',
    team: (name: string) => `team ${name}`,
  },
  taken: {
    says: (who: string) => `${who} handed it to you. Your first message shows that nothing has to be told twice.`,
    draft: 'Draft it',
    name: 'First message',
  },
  next: {
    contact: (name: string | undefined) => name ?? 'the customer',
    team: (name: string) => `Line of ${name}`,
    nobody: 'Nobody: it is done',
  } satisfies Partial<Record<NextActor['of'], unknown>>,
  facts: {
    name: 'Hand-offs',
    says: (number: number, waited: string) => `${count(number)}, ${waited} between hands`,
  },
  waiting: {
    title: 'Waits for you',
    count: times,
    from: (who: string) => `from ${who}`,
    back: 'sent back',
    accept: 'Accept',
    bounce: 'Send back',
    complete: 'Complete it',
  },
  move: 'Hand it off',
  report: {
    title: 'Hand-offs',
    says: 'How often tickets change hands, how long they wait between them, and how many come back for want of a fact.',
    what: 'The hand-offs',
    offered: 'Offered',
    none: ['No hand-offs', 'Nobody offered a ticket to other hands in this time.'],
    sums: (number: number, total: string, median: string, share: number | null) =>
      `${times(number)}, ${total} between hands in all, median ${median}. Sent back: ${percent(share)}.`,
    columns: {
      team: 'To',
      kind: 'Why',
      offered: 'Offered',
      accepted: 'Accepted',
      bounced: 'Back',
      share: 'Share',
      open: 'Open',
      median: 'Median',
      total: 'Total',
    },
    percent,
    ends,
    list: 'The tickets',
    waited: (length: string) => `waited ${length}`,
    more: 'There were more tickets. Choose a shorter time.',
  },
} as const
