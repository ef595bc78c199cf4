/** What of the queue is shown, as it stands in the address. */
import { COMPANY, LINE_STATES } from '../../../contract/queue.ts'
import { KINDS, PRIORITIES, SEGMENTS } from '../../../domain/vocabulary.ts'

const PRIORITY_CHOICES = [...PRIORITIES, 'untriaged'] as const

export type LineState = (typeof LINE_STATES)[number]

/** Left out means: the company's line, waiting, no filter. */
export interface LineSearch {
  scope?: string
  state?: LineState
  segment?: (typeof SEGMENTS)[number]
  priority?: (typeof PRIORITY_CHOICES)[number]
  kind?: (typeof KINDS)[number]
  account?: string
  owner?: string
  area?: string
  tag?: string
}

const LINE_FILTERS = ['priority', 'segment', 'kind', 'area', 'tag', 'account', 'owner'] as const
export type LineFilter = (typeof LINE_FILTERS)[number]

/** The values of the filters that have a closed list. */
export const FILTER_CHOICES = { segment: SEGMENTS, priority: PRIORITY_CHOICES, kind: KINDS } as const

function among<Choice extends string>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find((choice) => choice === value)
}

/** The router reads digits in the address as a number; in a slug they are text. */
function slug(value: unknown): string | undefined {
  const word = typeof value === 'number' ? String(value) : value
  return typeof word === 'string' && /^[a-z0-9][\w.-]{0,199}$/.test(word) ? word : undefined
}

/** Tags of an import may be any text; only one that is none is dropped. */
function tag(value: unknown): string | undefined {
  const word = typeof value === 'number' ? String(value) : value
  return typeof word === 'string' && word !== '' && word.length <= 200 ? word : undefined
}

/** Keeps what fits and drops the rest, so that an address typed wrong still shows a queue. */
export function lineSearch(raw: Record<string, unknown>): LineSearch {
  const scope = slug(raw.scope)
  const state = among(LINE_STATES, raw.state)
  const found = {
    scope: scope === COMPANY ? undefined : scope,
    state: state === 'waiting' ? undefined : state,
    segment: among(SEGMENTS, raw.segment),
    priority: among(PRIORITY_CHOICES, raw.priority),
    kind: among(KINDS, raw.kind),
    account: slug(raw.account),
    owner: slug(raw.owner),
    area: tag(raw.area),
    tag: tag(raw.tag),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

export const isFiltered = (search: LineSearch): boolean => LINE_FILTERS.some((name) => search[name] !== undefined)
