/** Requests about concerns that are refused. In the tests' company nobody is of success: at the first step nobody can act. */
import { type Row, refusals, type Step, verb } from './refusal-rows.ts'

const said = {
  about: 'Place of the ticket',
  ourView: 'They renew in May and wait since Monday.',
  theirView: 'Four others are down, this one is not.',
  tried: 'We talked on Monday and on Tuesday.',
}
const raiseOf = (facts: object = {}): Step => verb('raise-concern', { ...said, with: 'bob', ...facts })
const raise = raiseOf()
const confirmAs = (as: string, facts: object = {}) => verb('confirm-view', { concern: 1, ...facts }, as)
const confirm = confirmAs('bob')
const passAs = (as: string, facts: object = {}) =>
  verb('pass-on-concern', { concern: 1, reason: 'we still differ', ...facts }, as)
const replyAs = (as: string) => verb('reply-concern', { concern: 1, reply: 'No.', evidence: 'the call of Monday' }, as)
const decideAs = (as: string) =>
  verb('decide-concern', { concern: 1, decision: 'It stays.', reason: 'Others are down.', considered: '#4, #7' }, as)
const withdrawAs = (as: string) => verb('withdraw-concern', { concern: 1, reason: 'we agree' }, as)
const dismiss = verb('dismiss', { as: 'declined', reason: 'agreed by phone' })

export const CONCERN_ROWS: readonly Row[] = [
  ...refusals('concern_incomplete', 'in a sentence of 8 letters or more', [
    ['raise a concern with too short an attempt', [], raiseOf({ tried: 'talked' })],
  ]),
  ...refusals('concern_incomplete', 'lacks 2: Their view, as they would say it · What both tried', [
    ['raise a concern with one side of it', [], raiseOf({ theirView: '', tried: 'n/a' })],
  ]),
  ...refusals('concern_side_unfit', 'somebody else than you', [
    ['raise a concern with oneself', [], raiseOf({ with: 'eve' })],
  ]),
  ...refusals('member_not_found', 'Check the handle', [['raise it with nobody', [], raiseOf({ with: 'nil' })]]),
  ...refusals('concern_already_raised', 'Reply to it', [['raise it twice', [raise], raise]]),
  ...refusals('ticket_closed', 'Reopen it', [['raise it on a closed ticket', [dismiss], raise]]),
  ...refusals('concern_not_found', 'Raise one first', [['confirm what nobody raised', [], confirm]]),
  ...refusals('concern_ended', 'Raise a new one', [
    ['confirm what was withdrawn', [raise, withdrawAs('eve')], confirm],
    ['withdraw twice', [raise, withdrawAs('eve')], withdrawAs('eve')],
  ]),
  ...refusals('concern_confirmed', 'Reply to add to it', [['confirm twice', [raise, confirm], confirm]]),
  ...refusals('concern_not_yours', 'who alone can say', [['confirm the view of another', [raise], confirmAs('lee')]]),
  ...refusals('concern_not_yours', 'who alone withdraws it', [['withdraw another’s', [raise], withdrawAs('bob')]]),
  ...refusals('concern_not_yours', 'as a note', [['reply from above', [raise], replyAs('lee')]]),
  ...refusals('concern_not_yours', 'stands with eve, bob', [['pass on another’s', [raise, confirm], passAs('lee')]]),
  ...refusals('concern_not_yours', 'You are one side', [['decide for oneself', [raise, confirm], decideAs('eve')]]),
  ...refusals('concern_not_yours', 'have it passed on', [
    ['decide where nobody can', [raise, confirm], decideAs('lee')],
  ]),
  ...refusals('concern_not_confirmed', 'Ask them to confirm or correct it first', [
    ['pass on what the other side has not confirmed', [raise], passAs('eve')],
  ]),
  ...refusals('concern_step_unfit', 'goes to customer_engineer next', [
    ['leave the customer engineer out', [raise, confirm], passAs('eve', { to: 'support_or_product' })],
  ]),
]
