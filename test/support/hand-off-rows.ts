/** Requests about hand-offs that are refused. */
import { claim, type Row, refusals, verb } from './refusal-rows.ts'

const packet = { context: 'x', debugging: 'x', links: 'none', last_step: 'x', next_step: 'x' }
const offer = verb('hand-off', { kind: 'case', packet })
const ownedByEve = verb('claim')
const bounce = verb('bounce', { reason: 'unclear' }, 'lee')
const accept = (as: string) => verb('accept', {}, as)
const zone = { history: 'x', steps: 'x', next_step: 'x', customer_zone: 'UTC' }
const works = [
  'POST /api/v1/members/lee/hours',
  { zone: 'UTC', week: { monday: ['09:00-17:00'] }, region: 'AMER' },
  'lee',
] as const

export const HAND_OFF_ROWS: readonly Row[] = [
  ...refusals('packet_incomplete', 'What was tried so far', [
    ['without a fact', [ownedByEve], verb('hand-off', { kind: 'case', packet: { ...packet, debugging: ' ' } })],
  ]),
  ...refusals('not_owned', 'Claim it first', [['offer what nobody owns', [], offer]]),
  ...refusals('already_owned', 'or a lead may hand it off', [
    ['offer what is another’s', [verb('claim', {}, 'bob')], offer],
  ]),
  ...refusals('already_owned', 'may withdraw that', [
    ['withdraw another’s offer', [ownedByEve, offer], verb('withdraw', { reason: 'not now' }, 'bob')],
  ]),
  ...refusals('already_offered', 'withdraw it first', [['offer twice', [ownedByEve, offer], offer]]),
  ...refusals('hand_off_unfit', 'Hand it to somebody else', [
    ['to the same hands', [ownedByEve], verb('hand-off', { kind: 'case', to: 'eve', packet })],
  ]),
  ...refusals('hand_off_unfit', 'The packet has no field', [
    ['bounce for no fact', [ownedByEve, offer], verb('bounce', { missing: ['mood'], reason: 'unclear' }, 'lee')],
  ]),
  ...refusals('first_response_owed', 'Answer the customer first', [
    ['move a new one', [ownedByEve, [...works]], verb('hand-off', { kind: 'zone', region: 'AMER', packet: zone })],
  ]),
  ...refusals('no_hand_off', 'Claim it, or ask its owner', [
    ['accept what is not offered', [ownedByEve], accept('lee')],
    ['bounce what is not offered', [ownedByEve], bounce],
  ]),
  ...refusals('no_hand_off', 'nothing to withdraw', [
    ['withdraw what is not offered', [claim], verb('withdraw', { reason: 'not now' })],
  ]),
  ...refusals('not_receiver', 'of which you are not', [['of another team', [ownedByEve, offer], accept('bob')]]),
  ...refusals('not_receiver', 'Withdraw the offer', [['by its sender', [ownedByEve, offer], accept('eve')]]),
]
