/** Hand-offs and help requests, with the packets that ship. */
import type { HelpRequest } from '../../src/contract/help-verbs.ts'
import { HAND_OFF_KINDS, HELP_KINDS } from '../../src/domain/flow/flow.ts'
import { type PacketOf, packetSlug } from '../../src/domain/flow/packet.ts'
import type { FormField } from '../../src/domain/intake/document.ts'
import { gathered } from '../../src/domain/publication.ts'
import { between, chance, pick, type Random } from '../../src/local/demo/random.ts'
import { startingPolicies } from '../../src/local/policy-files.ts'
import { ENGINEERING, type Person, TEAM_SLUGS } from './company.ts'
import { type AskOn, isDone, isFree, isMine, type Page, type Wish } from './page.ts'

const { packets } = gathered(startingPolicies())
const fieldsOf = (of: PacketOf): readonly FormField[] => packets[packetSlug(of)]?.at(-1)?.document.fields ?? []
/** So often somebody forgets a field. */
const FORGOTTEN_PART = 0.04

function packetOf(random: Random, of: PacketOf, mark: string): Record<string, string> {
  const given = fieldsOf(of).filter(() => !chance(random, FORGOTTEN_PART))
  const answer = ({ choices, label }: FormField) =>
    choices ? pick(random, choices).value : `${label}: as we saw it. ${mark}`
  return Object.fromEntries(given.map((field) => [field.id, answer(field)]))
}

const missingOf = (random: Random, of: PacketOf, by: 'id' | 'label'): string[] => {
  const fields = fieldsOf(of)
  return fields.length > 0 ? [pick(random, fields)[by]] : []
}

const isOffered = ({ handOff }: Page): boolean => handOff !== null && handOff.bouncedAt === null
const mayAnswer = ({ handOff, owner }: Page, { handle, team }: Person): boolean =>
  handOff !== null &&
  handOff.bouncedAt === null &&
  handOff.by !== handle &&
  owner !== handle &&
  (handOff.to === handle || handOff.team === team)

/** Their kind of team, for the kinds that leave little choice. */
const TEAMS_FOR: Partial<Record<(typeof HAND_OFF_KINDS)[number], readonly string[]>> = {
  to_support: ['support'],
  to_engineering: ENGINEERING,
  to_product: ['product'],
}

function handOffOf({ random, page, people, me, mark }: AskOn): object {
  const kind = pick(random, HAND_OFF_KINDS)
  const team = chance(random, 0.6) ? page.team : pick(random, TEAMS_FOR[kind] ?? TEAM_SLUGS)
  const colleagues = people.filter((each) => each.team === team && each.handle !== me.handle)
  return {
    kind,
    team: TEAMS_FOR[kind] ? pick(random, TEAMS_FOR[kind] ?? []) : team,
    to: !TEAMS_FOR[kind] && colleagues.length > 0 && chance(random, 0.4) ? pick(random, colleagues).handle : null,
    region: kind === 'zone' ? pick(random, ['EMEA', 'AMER', 'APAC'] as const) : null,
    packet: packetOf(random, kind, mark),
    tell: chance(random, 0.3) ? `A colleague goes on with this. ${mark}` : null,
  }
}

const inState =
  (...states: readonly HelpRequest['state'][]) =>
  ({ state }: HelpRequest): boolean =>
    states.includes(state)
const OPEN = inState('asked', 'taken', 'bounced')

/** A request of the ticket in one of these states, its last one when there is none. */
function requestOf({ random, page }: AskOn, wanted: (request: HelpRequest) => boolean): HelpRequest | undefined {
  const fitting = page.helps.filter(wanted)
  return fitting.length > 0 ? pick(random, fitting) : page.helps.at(-1)
}

const helpOf = (ask: AskOn, wanted: (request: HelpRequest) => boolean): number => requestOf(ask, wanted)?.help ?? 1
const some =
  (wanted: (request: HelpRequest) => boolean) =>
  ({ helps, status }: Page): boolean =>
    status !== 'closed' && helps.some(wanted)

export const FLOW = {
  'hand-off': {
    fits: (page, me) => !isDone(page) && isMine(page, me) && !isOffered(page),
    body: handOffOf,
  },
  accept: { fits: (page, me) => !isDone(page) && mayAnswer(page, me), body: () => ({}) },
  bounce: {
    fits: (page, me) => !isDone(page) && mayAnswer(page, me),
    body: ({ random, page, mark }) => ({
      missing: page.handOff ? missingOf(random, page.handOff.kind, 'id') : [],
      reason: `It says too little. ${mark}`,
    }),
  },
  withdraw: {
    fits: (page, me) => !isDone(page) && page.handOff !== null && isMine(page, me),
    body: ({ mark }) => ({ reason: `I keep it. ${mark}` }),
  },
  'ask-help': {
    fits: (page, me) => !isDone(page) && isMine(page, me) && isFree(page, me),
    body: ({ random, mark }) => {
      const kind = pick(random, HELP_KINDS)
      return { kind, team: pick(random, ENGINEERING), packet: packetOf(random, `help_${kind}`, mark) }
    },
  },
  'take-help': {
    fits: some(inState('asked')),
    body: (ask) => ({ help: helpOf(ask, inState('asked')) }),
  },
  'bounce-help': {
    fits: some(inState('asked', 'taken')),
    body: (ask) => {
      const request = requestOf(ask, inState('asked', 'taken'))
      const missing = request ? missingOf(ask.random, `help_${request.kind}`, 'label') : ['Version']
      return { help: request?.help ?? 1, missing, reason: `Which build? ${ask.mark}` }
    },
  },
  'complete-help': {
    fits: (page, me) => some(inState('bounced'))(page) && isMine(page, me),
    body: (ask) => {
      const request = requestOf(ask, inState('bounced'))
      return { help: request?.help ?? 1, packet: packetOf(ask.random, `help_${request?.kind ?? 'question'}`, ask.mark) }
    },
  },
  'move-help': {
    fits: some(inState('asked')),
    body: (ask) => ({
      help: helpOf(ask, inState('asked')),
      place: between(ask.random, 1, 8),
      reason: `It blocks a release. ${ask.mark}`,
    }),
  },
  'answer-help': {
    fits: some(inState('taken')),
    body: (ask) => ({ help: helpOf(ask, OPEN), answer: `Turn the flag off; we fix it on Monday. ${ask.mark}` }),
  },
  'withdraw-help': {
    fits: some(OPEN),
    body: (ask) => ({ help: helpOf(ask, OPEN), reason: `Found it ourselves. ${ask.mark}` }),
  },
} satisfies Record<string, Wish>
