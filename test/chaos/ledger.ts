/** What was asked and answered, for the reckoning afterwards. */
import type { Fate } from './plan.ts'
import type { WishName } from './wish-weights.ts'

export interface Call {
  /** Handle of the member who asks. */
  readonly as: string
  readonly method: 'GET' | 'POST'
  /** After /api/v1. */
  readonly path: string
  readonly body?: object
  readonly key?: string
  /** The version that the caller names as seen. */
  readonly seen?: number | undefined
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  /** Whether it was said to be the answer of an earlier call. */
  readonly replayed: boolean
}

/** A write and what came of it. */
export interface Entry {
  readonly turn: number
  readonly wish: WishName
  readonly fate: Fate
  readonly as: string
  readonly key: string
  readonly mark: string
  /** How often it was sent before this answer came. */
  readonly tries: number
  /** Undefined when nobody has heard the answer. */
  readonly status: number | undefined
  /** Of a refusal. */
  readonly code: string | undefined
  readonly detail: string | undefined
  readonly replayed: boolean
  /** Whether the mark was in what was sent. */
  readonly marked: boolean
  /** The tickets that were answered as changed, with the version they then had. */
  readonly left: readonly Left[]
}

export interface Left {
  readonly number: number
  readonly version: number
}

export const isDoneWell = ({ status }: Pick<Entry, 'status'>): boolean => status !== undefined && status < 300

type Fields = Readonly<Record<string, unknown>>
const fieldsOf = (body: unknown): Fields => (typeof body === 'object' && body !== null ? (body as Fields) : {})

const codeOf = (body: unknown): string => String(fieldsOf(body).code ?? 'no code')

const isLeft = (each: unknown): each is Left => {
  const { number, version } = fieldsOf(each)
  return typeof number === 'number' && typeof version === 'number'
}

/** The tickets that an answer shows as changed: the one it is, or those of its items. */
function leftBy(body: unknown): Left[] {
  const { items } = fieldsOf(body)
  const all: unknown[] = Array.isArray(items) ? items : [body]
  return all.filter(isLeft).map(({ number, version }) => ({ number, version }))
}

/** Whether the numbers in its answer are those of tickets. */
export const isAboutTickets = ({ path }: Call): boolean => /^\/(tickets|queue)/.test(path)

type Asked = Pick<Entry, 'turn' | 'wish' | 'fate' | 'mark' | 'tries'> & {
  readonly call: Call & { readonly key: string }
}

export class Ledger {
  readonly entries: Entry[] = []
  /** Reads that failed. */
  readonly broken: string[] = []

  /** Without an answer nobody knows what became of it. */
  add({ call, ...entry }: Asked, answer?: Answer): void {
    const { status, body, replayed = false } = answer ?? {}
    const refused = status !== undefined && status >= 300
    this.entries.push({
      ...entry,
      as: call.as,
      key: call.key,
      marked: JSON.stringify(call.body ?? {}).includes(entry.mark),
      status,
      code: refused ? codeOf(body) : undefined,
      detail: refused ? String(fieldsOf(body).detail ?? '') : undefined,
      replayed,
      left: refused || status === undefined || !isAboutTickets(call) ? [] : leftBy(body),
    })
  }

  /** A read that is no 200, though everybody may read. */
  look({ as, path }: Call, { status, body }: Answer): void {
    if (status !== 200) this.broken.push(`GET ${path} as ${as}: ${status} ${codeOf(body)}`)
  }
}
