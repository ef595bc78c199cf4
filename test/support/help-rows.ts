/** Requests about help requests that are refused. */
import { claim, type Row, refusals, type Step, verb } from './refusal-rows.ts'

const packet = {
  summary: 'Search times out',
  environment: 'Kubernetes, 3 replicas',
  version: '5.3.1',
  reproduction: 'Search for any word',
  timeliness: 'today',
  tried: 'A restart',
}
const askOf = (facts: object = {}, as = 'eve'): Step =>
  verb('ask-help', { kind: 'troubleshooting', team: 'engineering', packet, ...facts }, as)
const ask = askOf()
const take = (as = 'bob') => verb('take-help', { help: 1 }, as)
const bounce = verb('bounce-help', { help: 1, missing: ['Version'], reason: 'which one?' }, 'bob')
const complete = (facts: object = { affected: 'everybody' }) => verb('complete-help', { help: 1, packet: facts })
const answer = verb('answer-help', { help: 1, answer: 'Restart the indexer.' }, 'bob')
const move = verb('move-help', { help: 1, place: 1, reason: 'a release' }, 'lee')
const withdraw = verb('withdraw-help', { help: 1, reason: 'found it' })
const dismiss = verb('dismiss', { as: 'declined', reason: 'agreed by phone' })

export const HELP_ROWS: readonly Row[] = [
  ...refusals('not_owned', 'Claim it first', [['ask for help with what nobody owns', [], ask]]),
  ...refusals('already_owned', 'Only eve or a lead may ask for help', [
    ['ask for help with a colleague’s', [claim], askOf({}, 'bob')],
  ]),
  ...refusals('help_team_unfit', 'Choose one of: engineering', [
    ['ask product for help', [claim], askOf({ team: 'product' })],
  ]),
  ...refusals('team_not_found', 'Choose one of', [['ask a team there is not', [claim], askOf({ team: 'moon' })]]),
  ...refusals('packet_incomplete', 'lacks 1: Version', [
    ['ask for help without a fact', [claim], askOf({ packet: { ...packet, version: '' } })],
  ]),
  ...refusals('answers_invalid', 'no field "moon"', [
    ['tell what nobody asks', [claim], askOf({ packet: { ...packet, moon: 'full' } })],
  ]),
  ...refusals('help_already_asked', 'Complete it, or withdraw it first', [['ask twice', [claim, ask], ask]]),
  ...refusals('help_not_found', 'Ask for help first', [['answer nothing', [], answer]]),
  ...refusals('help_not_found', 'Choose one of: 1', [
    ['take another', [claim, ask], verb('take-help', { help: 2 }, 'bob')],
  ]),
  ...refusals('help_ended', 'Ask anew', [
    ['take what was answered', [claim, ask, answer], take()],
    ['answer twice', [claim, ask, answer], answer],
    ['withdraw twice', [claim, ask, withdraw], withdraw],
  ]),
  ...refusals('help_taken', 'ask bob', [['take what somebody has', [claim, ask, take()], take('eve')]]),
  ...refusals('help_taken', 'with you already', [['take twice', [claim, ask, take()], take()]]),
  ...refusals('help_taken', 'waits no more', [['move what somebody has', [claim, ask, take()], move]]),
  ...refusals('help_sent_back', 'its owner', [
    ['take what was sent back', [claim, ask, bounce], take()],
    ['send back twice', [claim, ask, bounce], bounce],
  ]),
  ...refusals('help_not_sent_back', 'as a note', [['complete what waits', [claim, ask], complete()]]),
  ...refusals('answers_unchanged', 'Add what is missing', [
    ['complete with nothing new', [claim, ask, bounce], complete({ version: '5.3.1' })],
  ]),
  ...refusals('help_place_unchanged', 'at place 1 already', [['move to where it is', [claim, ask], move]]),
  ...refusals('ticket_closed', 'Reopen it', [
    ['take of a closed ticket', [claim, ask, dismiss], take()],
    ['send back of a closed ticket', [claim, ask, dismiss], bounce],
    ['move of a closed ticket', [claim, ask, dismiss], move],
  ]),
]
