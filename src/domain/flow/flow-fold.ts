/** What each change on a ticket's way between people makes of it. Rules: docs/spec/ticket.md. */
import type { Instant } from '../time.ts'
import type { Bounce, Concern, Flow, HandOff, HelpRequest } from './flow.ts'
import type { FlowChange } from './flow-event.ts'

type Patch = Partial<Flow> & { readonly owner?: string; readonly team?: string; readonly lease?: null }
type Before = Flow & { readonly reassignCount: number }

type Folds = {
  [Type in FlowChange['type']]: (
    before: Before,
    change: Extract<FlowChange, { type: Type }>,
    at: Instant,
  ) => Patch & { readonly reassignCount?: number }
}

/** Milliseconds between hands once the offer has been answered; one that was bounced waits for its sender. */
const waited = ({ betweenHands, handOff }: Flow, at: Instant): number =>
  handOff === null || handOff.bounced !== null ? betweenHands : betweenHands + Math.max(0, at - handOff.offeredAt)

const bounceOf = ({ by, missing, reason }: Omit<Bounce, 'at'>, at: Instant): Bounce => ({ by, at, missing, reason })

const bounced = (handOff: HandOff | null, bounce: Bounce): HandOff | null => handOff && { ...handOff, bounced: bounce }

const helpWith = (flow: Flow, wanted: number, patch: Partial<HelpRequest>): Patch => ({
  helps: flow.helps.map((each) => (each.help === wanted ? { ...each, ...patch } : each)),
})

const concernWith = (flow: Flow, wanted: number, patch: Partial<Concern>): Patch => ({
  concerns: flow.concerns.map((each) => (each.concern === wanted ? { ...each, ...patch } : each)),
})

const withOne = <Value>(all: readonly Value[], one: Value): readonly Value[] =>
  all.includes(one) ? all : [...all, one]

const HAND_OFFS: Pick<Folds, Extract<FlowChange['type'], `handoff_${string}`>> = {
  handoff_offered: (_, { type: _type, policy: _policy, ...offer }, at) => ({
    handOff: { ...offer, offeredAt: at, bounced: null },
  }),
  handoff_accepted: (before, { by, team }, at) => ({
    handOff: null,
    handOffCount: before.handOffCount + 1,
    betweenHands: waited(before, at),
    reassignCount: before.reassignCount + 1,
    owner: by,
    team,
    lease: null,
  }),
  handoff_bounced: (before, { by, missing, reason }, at) => ({
    handOff: bounced(before.handOff, bounceOf({ by, missing, reason }, at)),
    betweenHands: waited(before, at),
  }),
  handoff_withdrawn: (before, _, at) => ({ handOff: null, betweenHands: waited(before, at) }),
}

const HELPS: Pick<Folds, Extract<FlowChange['type'], `help_${string}`>> = {
  help_asked: ({ helps }, { type: _type, policy: _policy, detour: _detour, ...asked }, at) => ({
    helps: [
      ...helps,
      { ...asked, state: 'asked', askedAt: at, takenBy: null, bounced: null, endedAt: null, answer: null },
    ],
  }),
  help_taken: (before, { help, by }) => helpWith(before, help, { state: 'taken', takenBy: by }),
  help_bounced: (before, { help, by, missing, reason }, at) =>
    helpWith(before, help, { state: 'bounced', takenBy: null, bounced: bounceOf({ by, missing, reason }, at) }),
  help_completed: (before, { help, packet, missing, score }) =>
    helpWith(before, help, { state: 'asked', packet, missing, score, bounced: null }),
  help_moved: (before, { help, key }) => helpWith(before, help, { key }),
  help_answered: (before, { help, answer }, at) => helpWith(before, help, { state: 'answered', answer, endedAt: at }),
  help_withdrawn: (before, { help }, at) => helpWith(before, help, { state: 'withdrawn', endedAt: at }),
}

const CONCERNS: Pick<Folds, Extract<FlowChange['type'], `concern_${string}`>> = {
  concern_raised: ({ concerns }, { type: _type, tried: _tried, evidence: _evidence, ...raised }, at) => ({
    concerns: [...concerns, { ...raised, confirmedAt: null, since: at, state: 'open', raisedAt: at, decision: null }],
  }),
  concern_confirmed: (before, { concern, theirView }, at) =>
    concernWith(before, concern, { confirmedAt: at, ...(theirView === null ? {} : { theirView }) }),
  concern_replied: () => ({}),
  concern_passed_on: (before, { concern, step }, at) => concernWith(before, concern, { step, since: at }),
  concern_decided: (before, { concern, decision }) => concernWith(before, concern, { state: 'decided', decision }),
  concern_withdrawn: (before, { concern }) => concernWith(before, concern, { state: 'withdrawn' }),
}

/** One line per kind of event. */
export const flowFolds: Folds = {
  ...HAND_OFFS,
  ...HELPS,
  ...CONCERNS,
  linked: ({ links }, { to, as }) => ({ links: [...links.filter((link) => link.to !== to), { to, as }] }),
  unlinked: ({ links }, { to }) => ({ links: links.filter((link) => link.to !== to) }),
  issue_linked: ({ issues }, { issue }) => ({ issues: withOne(issues, issue) }),
  issue_unlinked: ({ issues }, { issue }) => ({ issues: issues.filter((each) => each !== issue) }),
  issue_shipped: () => ({}),
  watched: ({ watchers }, { handle }) => ({ watchers: withOne(watchers, handle) }),
  unwatched: ({ watchers }, { handle }) => ({ watchers: watchers.filter((each) => each !== handle) }),
}

/** A hand-off ends with the owner it came from: who takes the ticket, gives it back or ends it answers the offer. */
export const offerEnded = (before: Flow, at: Instant): Pick<Flow, 'handOff' | 'betweenHands'> => ({
  handOff: null,
  betweenHands: waited(before, at),
})
