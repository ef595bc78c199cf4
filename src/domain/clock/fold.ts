/** The clocks of a ticket as the fold of its events, in the order they happened. Rules: docs/spec/clock.md. */
import { must } from '../assert.ts'
import type { Policies } from '../policies.ts'
import { happened } from '../takes-back.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { versionAt } from '../version.ts'
import type { ReplyWeight } from '../vocabulary.ts'
import { absorb } from './absorb.ts'
import { aim, type Cause, cancel, reopen, settle, shelve, unshelve } from './cycle.ts'
import { excluding, withMaturity } from './exclusion.ts'
import { givenBack, handedOver, offered, saidSomething, takenUp } from './hand-over.ts'
import { byTime, judgements } from './judged.ts'
import { aimAll, beginHold, cancelAll, endAll, endHold, factsFor, owed, start } from './obligations.ts'
import { opening } from './opening.ts'
import { type ClockState, draftOf, type StateDraft } from './state.ts'
import { dismissalTakenBack, restoreExclusion, takeBack, triageTakenBack } from './take-back.ts'

/** What every line of the fold has at hand. */
interface Folding extends Cause {
  readonly state: StateDraft
  readonly policies: Policies
  /** What replies are worth, by version, where somebody judged them otherwise than their authors. */
  readonly judged: ReadonlyMap<number, ReplyWeight>
}

type Folds = {
  [Type in TicketChange['type']]?: (folding: Folding, change: Extract<TicketChange, { type: Type }>) => void
}

/** A substantive response answers everybody who waits (CLK-5, CLK-6). */
function answered(folding: Folding): void {
  const { state, policies, at } = folding
  state.responded = true
  state.unanswered = []
  endAll(state, folding, 'first_response', 'next_response', 'update')
  if (state.done === null) start(state, policies, folding, { metric: 'update', startedAt: at })
}

/** The customer's words, until a response, make an answer owed from the oldest of them (CLK-6). */
function wrote({ state, policies, at, version }: Folding): void {
  state.unanswered = [...state.unanswered, { version, at }]
  if (!state.responded || owed(state, 'next_response').length > 0) return
  start(state, policies, { at, version }, { metric: 'next_response', startedAt: at })
}

/** Everything that waited for work ends with the solution; an answer still owed is shelved. */
function finished(folding: Folding): void {
  const { state, policies } = folding
  endHold(state, policies, folding)
  endAll(state, folding, 'resolution')
  for (const cycle of owed(state, 'first_response', 'next_response')) shelve(cycle, folding)
  cancelAll(state, 'solved', folding, 'triage', 'update', 'handover')
}

/** Back from solved or closed (CLK-8): the same resolution goes on within the solved window if the policy says so, else a
 *  new one begins. */
function broughtBack(folding: Folding): void {
  const { state, policies, at } = folding
  const closed = state.done === 'closed'
  state.done = null
  state.solvedAt = null
  for (const cycle of state.cycles) unshelve(cycle)
  for (const party of [null, ...Object.keys(state.parties).map(Number)]) {
    const last = state.cycles.findLast((cycle) => cycle.metric === 'resolution' && cycle.party === party)
    const mode = last && versionAt(policies.sla, last.knownAt)?.document.reopening
    if (last && mode === 'resume' && !closed) reopen(last, policies, folding)
    else if (last) start(state, policies, folding, { metric: 'resolution', startedAt: at, party })
  }
  if (state.responded) start(state, policies, folding, { metric: 'update', startedAt: at })
  aimAll(state, policies, folding)
}

function cancelledFor(because: string, folding: Folding): void {
  const { state, policies } = folding
  endHold(state, policies, folding)
  cancelAll(state, because, folding)
  state.done = 'closed'
  state.solvedAt = null
}

/** A message that needs no answer takes its promise away; the next unanswered one has its own (CLK-6). */
function waived(folding: Folding, message: number): void {
  const { state, policies } = folding
  state.unanswered = state.unanswered.filter(({ version }) => version !== message)
  for (const cycle of owed(state, 'first_response', 'next_response')) {
    if (cycle.startedBy === message) cancel(cycle, 'needs no answer', folding)
  }
  if (message === OPENING) state.responded = true
  const [oldest] = state.unanswered
  if (!state.responded || !oldest || owed(state, 'next_response').length > 0) return
  const from = { metric: 'next_response', startedAt: oldest.at, startedBy: oldest.version } as const
  start(state, policies, folding, from)
}

const OPENING = 1

/** One line for each kind of event that moves a clock. */
const folds: Folds = {
  triaged: (folding, { severity, priority, evidence }) => {
    const { state, policies } = folding
    endAll(state, folding, 'triage')
    state.facts = withMaturity({ ...state.facts, severity, priority }, evidence)
    aimAll(state, policies, folding)
  },
  untriaged: triageTakenBack,
  classified: (folding, { kind }) => {
    const { state, policies } = folding
    if (state.facts.kind === kind) return
    state.facts = { ...state.facts, kind }
    aimAll(state, policies, folding)
  },
  form_answered: (folding, { environment }) => {
    const { state, policies } = folding
    if (environment === undefined || state.facts.environment === environment) return
    state.facts = { ...state.facts, environment }
    aimAll(state, policies, folding)
  },
  account_set: (folding, { segment, plan, contract }) => {
    const { state, policies } = folding
    state.facts = { ...state.facts, segment, plan, contract }
    aimAll(state, policies, folding)
  },
  claimed: takenUp,
  assigned: (folding, { owner }) => (owner === null ? givenBack(folding) : takenUp(folding)),
  released: givenBack,
  routed: (folding, { team, excluded, undoes }) => {
    const { state, policies } = folding
    if (undoes !== undefined) {
      state.team = team ?? state.team
      return takeBack(state, policies, folding, undoes)
    }
    if (excluded !== undefined) {
      state.facts = excluding(state.facts, excluded)
      aimAll(state, policies, folding)
    }
    if (team !== null) handedOver(folding, team)
  },
  handoff_offered: offered,
  handoff_accepted: (folding, { team }) => {
    takenUp(folding)
    folding.state.team = team
  },
  handoff_bounced: takenUp,
  handoff_withdrawn: (folding) => cancelAll(folding.state, 'withdrawn', folding, 'handover'),
  replied: (folding, { weight }) => {
    saidSomething(folding)
    if ((folding.judged.get(folding.version) ?? weight) === 'response') answered(folding)
  },
  responded: answered,
  received: (folding) => {
    const { state, policies } = folding
    endHold(state, policies, folding)
    if (state.done === 'solved') broughtBack(folding)
    wrote(folding)
  },
  answer_waived: (folding, { message }) => waived(folding, message),
  held: (folding, { for: waitsFor, reason, note, actsNext, until }) => {
    const { state, policies, at, version } = folding
    if (state.done === 'solved') broughtBack(folding)
    endHold(state, policies, folding)
    const last = state.unanswered.at(-1)
    const sinceMessage = last ? at - last.at : null
    const span = { from: at, to: null, for: waitsFor, reason, note, actsNext, because: version, sinceMessage }
    state.holds = [...state.holds, span]
    state.silentSince = waitsFor === 'customer' && until === null ? at : null
    beginHold(state, policies, folding, waitsFor)
  },
  resumed: (folding) => {
    endHold(folding.state, folding.policies, folding)
    if (folding.state.done === 'solved') broughtBack(folding)
  },
  solved: (folding) => {
    if (folding.state.done === null) finished(folding)
    folding.state.done = 'solved'
    folding.state.solvedAt = folding.at
  },
  closed: (folding) => {
    if (folding.state.done === null) finished(folding)
    folding.state.done = 'closed'
    folding.state.solvedAt = null
  },
  reopened: (folding, { undoes }) => {
    if (undoes !== undefined) return dismissalTakenBack(folding, undoes)
    endHold(folding.state, folding.policies, folding)
    broughtBack(folding)
  },
  dismissed: (folding, { as }) => cancelledFor(as, folding),
  merged: (folding, { into }) => cancelledFor(`merged into #${into}`, folding),
  absorbed: (folding, change) => absorb(folding.state, folding.policies, folding, change),
  terms_changed: (folding, { segment, plan, contract }) => {
    const { state, policies } = folding
    state.facts = { ...state.facts, segment, plan, contract }
    aimAll(state, policies, folding)
  },
  rebased: (folding) => {
    const { state, policies, at } = folding
    state.rebasedAt = at
    for (const cycle of owed(state)) {
      cycle.knownAt = at
      aim(cycle, factsFor(state, cycle), policies, folding)
    }
  },
  clock_warned: ({ state }, { metric, cycle, party, percent }) => {
    const found = state.cycles.find((each) => each.metric === metric && each.cycle === cycle && each.party === party)
    if (found && !found.warned.includes(percent)) found.warned = [...found.warned, percent]
  },
  clock_breached: ({ state }, { metric, cycle, party }) => {
    const found = state.cycles.find((each) => each.metric === metric && each.cycle === cycle && each.party === party)
    if (found) found.told = true
  },
}

/** Changes `state` by one more event. */
export function step(state: StateDraft, event: TicketEvent, policies: Policies, judged: Folding['judged']): void {
  const { at, version, change } = event
  for (const cycle of state.cycles) settle(cycle, at)
  const fold = folds[change.type] as ((folding: Folding, change: TicketChange) => void) | undefined
  const folding = { state, policies, at, version, judged }
  fold?.(folding, change)
  if ('restores' in change) restoreExclusion(folding, change)
  if (at < state.at) return
  state.at = at
  state.version = version
}

const NONE: Folding['judged'] = new Map()

/** The clocks after all of `events`, whatever order they were learnt in (CLK-1, CLK-15); of what was taken back within
 *  seconds nothing happened (LIF-7). */
export function foldClocks(events: readonly TicketEvent[], policies: Policies): ClockState {
  const [first, ...rest] = byTime(happened(events))
  const judged = judgements(events)
  const state = opening(must(first, 'a ticket has at least one event'), policies)
  for (const event of rest) step(state, event, policies, judged)
  return state
}

/** Whether the clocks after an event follow from `state` alone: not if it happened before what is folded already, takes
 *  such back as if it had not happened, or changes what an earlier reply is worth. Then all events must be folded anew. That a crossing was recorded is only noted,
 *  whenever it was. */
export function canStep(state: ClockState, { at, change }: Pick<TicketEvent, 'at' | 'change'>): boolean {
  if (change.type === 'clock_warned' || change.type === 'clock_breached') return true
  return at >= state.at && change.type !== 'reply_judged' && change.type !== 'taken_back'
}

/** The clocks after `event`; undefined `state` is before the opening. */
export function stepClocks(state: ClockState | undefined, event: TicketEvent, policies: Policies): ClockState {
  if (state === undefined) return opening(event, policies)
  must(canStep(state, event) ? true : null, 'late events are folded with all others')
  const draft = draftOf(state)
  step(draft, event, policies, NONE)
  return draft
}
