/** Requests that are refused, each with what comes before it; the rows here are those of the verbs on one ticket. */
import { HOUR, isoOf, later, SECOND } from '../../src/domain/time.ts'
import type { REFUSAL_STATUS } from '../../src/http/refusal-status.ts'
import { NOON } from './tickets.ts'

const ASK = { kind: 'problem', subject: 'Search is slow', body: 'Every search takes ten seconds.' }
const EXPIRY = isoOf(later(NOON, HOUR))
const OPENING = 'POST /api/v1/tickets'
export const NEXT = 'POST /api/v1/queue/next'

/** A request; the first ticket is #1. */
export type Step = readonly [request: string, body?: object | undefined, as?: string]

export const verb = (name: string, body: object = {}, as = 'eve', number = 1): Step => [
  `POST /api/v1/tickets/${number}/${name}`,
  body,
  as,
]
const triage = verb('triage', { severity: 1, priority: 'p1', reason: 'many are hit' })
const solve = verb('solve', { resolution: 'rolled back' })
const close = verb('close', { reason: 'customer_confirmed', document: { found: 'not_needed' } })
const hold = verb('hold', { for: 'customer', reason: 'information_needed', actsNext: 'Dana' })
const resume = verb('resume', { reason: 'logs came' })
const reply = verb('reply', { body: 'We look into it.' })
const note = verb('note', { body: 'As last week.' })
const reopen = verb('reopen', { reason: 'came back' })
const skip = verb('skip', { reason: 'needs search' })
export const claim = verb('claim')
const dismiss = verb('dismiss', { as: 'spam', reason: 'an offer' })
export const merge = (into: number, number = 1) => verb('merge', { into, reason: 'one fault' }, 'eve', number)
const watch = verb('watch')
const link = verb('link', { to: 2 })
const linkTask = verb('link', { to: 2, as: 'task' })
const split = verb('split', { subject: 'And a question', body: 'Export?', reason: 'two asks' })
const waive = (message: number) => verb('waive', { message, reason: 'a thank-you' })
const judge = (reply: number, as = 'lee', weight = 'response') =>
  verb('judge', { reply, weight, reason: 'it names the cause' }, as)
const claimByBob = verb('claim', {}, 'bob')
const release = verb('release')
const pinAt = (place: number, number = 1, expiresAt = EXPIRY) =>
  verb('pin', { place, reason: 'agreed', expiresAt }, 'eve', number)
const pin = pinAt(1)
const unpin = verb('unpin', { reason: 'no more' })
const open: Step = [OPENING, ASK]
export const next: Step = [NEXT, {}, 'bob']
/** An opening that differs from the example as told. */
export const from = (facts: object): Step => [OPENING, { ...ASK, ...facts }]

export type Code = keyof typeof REFUSAL_STATUS
export type Row = readonly [code: Code, when: string, steps: readonly Step[], refused: Step, says: string]

/** Rows of one refusal. */
export const refusals = (
  code: Code,
  says: string,
  rows: readonly (readonly [string, readonly Step[], Step])[],
): Row[] => rows.map(([when, steps, refused]) => [code, when, steps, refused, says])

export const VERB_ROWS: readonly Row[] = [
  ...refusals('already_watching', 'There is nothing to do', [['who follows follows again', [open, watch], watch]]),
  ...refusals('not_watching', 'There is nothing to end', [['nobody follows', [open], verb('unwatch')]]),
  ...refusals('attention_lasts', 'it goes when you have dealt with it', [
    [
      'an offer is marked as done',
      [open],
      ['POST /api/v1/attention/done', { items: [{ kind: 'hand_off', number: 1, version: 2 }] }],
    ],
  ]),
  ...refusals('evidence_invalid', 'It asks for: shows', [
    ['what nobody asks', [open], verb('triage', { evidence: { moon: true } })],
  ]),
  ...refusals('level_unknown', 'Choose one of: Severity 0', [
    ['a level of another ladder', [open], verb('triage', { level: 'p0' })],
  ]),
  ...refusals('classification_unchanged', 'Change something', [
    ['classify the same', [], verb('classify', { kind: 'problem' })],
  ]),
  ...refusals('route_unchanged', 'Choose another', [['route to where it is', [], verb('route', { team: 'support' })]]),
  ...refusals('severity_undecided', 'Or choose the severity yourself', [['no evidence', [open], verb('triage', {})]]),
  ...refusals('ticket_closed', 'Reopen it', [
    ['triage', [solve, close], triage],
    ['propose', [solve, close], verb('propose', { severity: 1, reason: 'many are hit' })],
    ['claim', [solve, close], claim],
    ['reply', [solve, close], reply],
    ['note', [solve, close], note],
    ['hold', [solve, close], hold],
    ['resume', [solve, close], resume],
    ['solve', [solve, close], solve],
    ['close again', [solve, close], close],
    ['pin', [solve, close], pin],
    ['release', [solve, close], release],
    ['dismiss', [dismiss], dismiss],
    ['merge', [open, merge(2)], merge(2)],
    ['merge into it', [open, dismiss], merge(1, 2)],
    ['split', [dismiss], split],
    ['waive', [dismiss], waive(1)],
  ]),
  ...refusals('ticket_merged', 'was merged into', [['reopen', [open, merge(2)], reopen]]),
  ...refusals('same_ticket', 'the other one', [
    ['merge into itself', [], merge(1)],
    ['link with itself', [], verb('link', { to: 1 })],
    ['dismiss as its own duplicate', [], verb('dismiss', { as: 'duplicate', of: 1, reason: 'asked twice' })],
  ]),
  ...refusals('ticket_solved', 'Reopen it first', [
    ['dismiss', [solve], dismiss],
    ['merge', [open, solve], merge(2)],
    ['merge into it', [open, solve], merge(1, 2)],
    ['split', [solve], split],
    ['claim', [solve], claim],
    ['reply', [solve], reply],
    ['hold', [solve], hold],
    ['solve again', [solve], solve],
    ['pin', [solve], pin],
  ]),
  ...refusals('lease_held', 'is with bob until', [
    ['triage', [next], triage],
    ['claim', [next], claim],
    ['reply', [next], reply],
    ['hold', [next], hold],
    ['solve', [next], solve],
    ['dismiss', [next], dismiss],
    ['merge', [next, open], merge(2)],
    ['split', [next], split],
    ['waive', [next], waive(1)],
  ]),
  ...refusals('already_owned', 'already yours', [['claim twice', [claim], claim]]),
  ...refusals('already_owned', 'take it over with a reason', [['claim what is somebody’s', [claimByBob], claim]]),
  ...refusals('already_linked', 'Link them otherwise', [['link twice', [open, link], link]]),
  ...refusals('not_linked', 'nothing to take off', [['unlink', [open], verb('unlink', { to: 2 })]]),
  ...refusals('already_held', 'Resume it first', [['hold twice', [hold], hold]]),
  ...refusals('hold_reason_unfit', 'Choose one of: answered, information_needed', [
    [
      'hold for the customer until a vendor answers',
      [],
      verb('hold', { for: 'customer', reason: 'vendor_answer', actsNext: 'x' }),
    ],
  ]),
  ...refusals('hold_reason_unfit', 'Say it in a note', [
    ['hold for another reason', [], verb('hold', { for: 'customer', reason: 'other', actsNext: 'Dana' })],
  ]),
  ...refusals('not_allowed', 'may not overrule what a reply counts as', [
    ['an engineer judges', [reply], judge(2, 'eve')],
  ]),
  ...refusals('reply_not_found', 'is no public reply', [['judge the opening', [], judge(1)]]),
  ...refusals('weight_unchanged', 'Judge it otherwise', [
    ['judge the same', [reply], judge(2, 'ada', 'acknowledgement')],
  ]),
  ...refusals('message_not_found', 'is no message of the customer', [['waive a reply', [reply], waive(2)]]),
  ...refusals('answer_already_waived', 'already marked', [['waive twice', [waive(1)], waive(1)]]),
  ...refusals('event_before_ticket', 'cannot be older', [
    ['a reply', [], verb('reply', { body: 'Done so.', sentAt: isoOf(later(NOON, -SECOND)) })],
    ['a message', [], verb('receive', { from: { name: 'Dana' }, body: 'Hi', sentAt: isoOf(later(NOON, -SECOND)) })],
  ]),
  ...refusals('not_held', 'nothing to resume', [['resume', [], resume]]),
  ...refusals('not_leased', 'Ask for the next ticket first', [
    ['skip', [], skip],
    ['skip what another leases', [next], skip],
  ]),
  ...refusals('nothing_to_release', 'waits in the line', [['release', [], release]]),
  ...refusals('nothing_to_release', 'or a lead may release it', [['release another’s', [claimByBob], release]]),
  ...refusals('not_solved', 'Solve it first', [['close', [], close]]),
  ...refusals('closing_conditions_unmet', 'write the address of what was filed in the comment', [
    ['close as filed, without its address', [solve], verb('close', { reason: 'product_gap_filed' })],
  ]),
  ...refusals('closing_conditions_unmet', 'Still open: #2', [
    ['close while a task is open', [open, linkTask, solve], close],
  ]),
  ...refusals('document_unanswered', 'Which document would have answered it?', [
    ['close without a word of documents', [solve], verb('close', { reason: 'customer_confirmed' })],
  ]),
  ...refusals('already_open', 'need not be reopened', [
    ['reopen a new one', [], reopen],
    ['reopen a held one', [hold], reopen],
  ]),
  ...refusals('triage_unchanged', 'Choose another', [['triage the same', [triage], triage]]),
  ...refusals('pin_expiry_past', 'Give a later expiry', [
    ['pin until now', [], pinAt(1, 1, isoOf(NOON))],
    ['pin until then', [], pinAt(1, 1, isoOf(later(NOON, -SECOND)))],
  ]),
  ...refusals('hold_until_past', 'Give a later time', [
    [
      'hold until now',
      [],
      verb('hold', { for: 'customer', reason: 'information_needed', actsNext: 'Dana', until: isoOf(NOON) }),
    ],
  ]),
  ...refusals('pin_place_taken', 'The first free place is', [['pin to a taken place', [open, pin], pinAt(1, 2)]]),
  ...refusals('pin_needs_lead', 'Ask a lead', [
    [
      'an engineer pins above a p0',
      [open, verb('triage', { severity: 0, priority: 'p0', reason: 'all is down' }, 'lee', 2)],
      pin,
    ],
  ]),
  ...refusals('pin_not_found', 'is not pinned', [['unpin', [], unpin]]),
]
