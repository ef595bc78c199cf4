/** Which fields an event changed, as an auditor reads them: flat names, plain values, before and after (AUD-7). */
import type { Ticket } from './ticket.ts'
import { type Instant, isoOf } from './time.ts'

/** A plain value; null where there is none. */
export type FieldValue = string | number | boolean | null

export interface FieldChange {
  /** Such as `priority`, `hold.reason` or `document.targets.0.minutes`. */
  readonly field: string
  readonly before: FieldValue
  readonly after: FieldValue
}

export type Facts = Readonly<Record<string, unknown>>

/** Numbers of these fields are instants. */
const isInstant = (name: string): boolean => /(^|[a-z])At$|^(until|since|effectiveFrom)$/.test(name)
/** The last instant that has an ISO text. */
const LAST = 8_640_000_000_000_000

function plain(name: string, value: unknown): FieldValue {
  if (typeof value === 'number' && isInstant(name) && Math.abs(value) <= LAST) return isoOf(value as Instant)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return null
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function* flat(value: unknown, path: readonly string[]): Generator<[string, FieldValue]> {
  if (Array.isArray(value) && !value.some(isObject)) yield [path.join('.'), value.map(String).join(', ') || null]
  else if (isObject(value)) {
    for (const [name, each] of Object.entries(value)) yield* flat(each, [...path, name])
  } else yield [path.join('.'), plain(path.at(-1) ?? '', value)]
}

/** Fields of which `before` and `after` say something else, in the order in which `after` names them. */
export function changedFields(before: Facts, after: Facts): FieldChange[] {
  const [was, is] = [new Map(flat(before, [])), new Map(flat(after, []))]
  const fields = new Set([...is.keys(), ...was.keys()])
  return [...fields].flatMap((field) => {
    const change = { field, before: was.get(field) ?? null, after: is.get(field) ?? null }
    return change.before === change.after ? [] : [change]
  })
}

/** Instants among `facts` as ISO text, at any depth. */
export function toldInstants(facts: Facts): Facts {
  const told = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((each: unknown) => told(name, each))
    if (isObject(value)) return toldInstants(value as Facts)
    return typeof value === 'number' ? plain(name, value) : value
  }
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, told(name, value)]))
}

/** What of a ticket counts events and moments and is no fact about it. */
function known({ id: _id, version: _version, updatedAt: _updated, number: _number, ...facts }: Ticket): Facts {
  return { ...facts }
}

/** Fields of a ticket that differ; of one that was opened, every one it has. */
export const changedTicket = (before: Ticket | undefined, after: Ticket): FieldChange[] =>
  changedFields(before ? known(before) : {}, known(after))
