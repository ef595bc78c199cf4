/** Whose each ticket was at any moment, folded from the log by rules of its own (TCK-20). */
import type { Faults, Reader } from './judge-rows.ts'

export interface Logged {
  readonly number: number
  readonly version: number
  readonly type: string
  readonly actor: string
  readonly change: Readonly<Record<string, unknown>>
}

interface Offer {
  readonly by: string
  readonly team: string
  readonly bounced: boolean
}

interface Hands {
  owner: string | null
  lease: string | null
  team: string
  offer: Offer | null
}

/** The whole log of the tickets, stream by stream. */
export async function ticketLog(pool: Reader, workspace: string): Promise<Logged[]> {
  const { rows } = await pool.query<Logged>(
    `select ticket.number::integer as number, event.version, event.type, event.actor, event.change
      from event join ticket on ticket.workspace_id = $1 and ticket.id = event.stream_id
      where event.workspace_id = $1 and event.stream = 'ticket' order by ticket.number, event.version`,
    [workspace],
  )
  return rows
}

const text = (change: Logged['change'], name: string): string | null => {
  const value = change[name]
  return typeof value === 'string' ? value : null
}

type Step = (hands: Hands, change: Logged['change']) => string | undefined

const withdrawn: Step = (hands) => {
  hands.offer = null
  return undefined
}
/** Ends leave the owner, and nothing else of who has it. */
const ended: Step = (hands) => {
  hands.lease = null
  hands.offer = null
  return undefined
}

/** What each kind of event does to who has the ticket; what is not here does nothing. A text says what was wrong. */
const STEPS: Readonly<Record<string, Step>> = {
  leased(hands, change) {
    const wrong = hands.owner ?? hands.lease
    hands.lease = text(change, 'by')
    return wrong === null ? undefined : `was leased to ${hands.lease} while ${wrong} had it`
  },
  lease_expired(hands) {
    const wrong = hands.lease === null
    hands.lease = null
    return wrong ? 'lost a lease that nobody had' : undefined
  },
  claimed(hands, change) {
    const [by, { owner, lease }] = [text(change, 'by'), hands]
    Object.assign(hands, { owner: by, lease: null, offer: null })
    if (lease !== null && lease !== by) return `was claimed by ${by} under the lease of ${lease}`
    if (owner === by) return `was claimed by ${by}, who had it`
    return owner !== null && text(change, 'reason') === null ? `has two owners: ${owner} and ${by}` : undefined
  },
  skipped(hands, change) {
    const wrong = hands.lease !== text(change, 'by')
    hands.lease = null
    return wrong ? `was skipped by ${text(change, 'by')}, who had no lease` : undefined
  },
  released(hands) {
    const wrong = (hands.owner ?? hands.lease) === null
    Object.assign(hands, { owner: null, lease: null, offer: null })
    return wrong ? 'was released and nobody had it' : undefined
  },
  assigned(hands, change) {
    Object.assign(hands, { owner: text(change, 'owner'), lease: null, offer: null })
    return undefined
  },
  routed(hands, change) {
    hands.team = text(change, 'team') ?? hands.team
    return undefined
  },
  held(hands) {
    hands.lease = null
    return undefined
  },
  handoff_offered(hands, change) {
    const wrong = (hands.owner ?? hands.lease) === null || (hands.offer !== null && !hands.offer.bounced)
    hands.offer = { by: text(change, 'by') ?? '', team: text(change, 'team') ?? '', bounced: false }
    return wrong ? 'was offered by nobody who had it, or twice' : undefined
  },
  handoff_accepted(hands, change) {
    const [by, { owner, offer }] = [text(change, 'by'), hands]
    Object.assign(hands, { owner: by, lease: null, offer: null, team: text(change, 'team') ?? hands.team })
    if (offer === null || offer.bounced) return `was accepted by ${by}, to whom nobody offered it`
    return by === owner || by === offer.by ? `was accepted by ${by}, who had offered it` : undefined
  },
  handoff_bounced(hands) {
    const wrong = hands.offer === null || hands.offer.bounced
    if (hands.offer) hands.offer = { ...hands.offer, bounced: true }
    return wrong ? 'was sent back though nobody offered it' : undefined
  },
  handoff_withdrawn: withdrawn,
  solved: ended,
  closed: ended,
  dismissed: ended,
  merged: ended,
}

interface Row {
  readonly number: number
  readonly owner: string | null
  readonly lease_by: string | null
  readonly team: string
  readonly offered: boolean
}

const NOBODYS: Hands = { owner: null, lease: null, team: '', offer: null }

/** One ticket's log so far. */
interface Stream {
  hands: Hands
  readonly events: Logged[]
  /** Versions that were taken back as if they had not happened (LIF-7). */
  readonly gone: Set<number>
}

const handsAfter = ({ events, gone }: Stream): Hands => {
  const hands = { ...NOBODYS, team: text(events[0]?.change ?? {}, 'team') ?? '' }
  for (const { version, type, change } of events) if (!gone.has(version)) STEPS[type]?.(hands, change)
  return hands
}

function takenBack(stream: Stream, { version, change }: Logged): void {
  stream.gone.add(version)
  for (let each = Number(change.since); each <= Number(change.undoes); each++) stream.gone.add(each)
  stream.hands = handsAfter(stream)
}

/** What is wrong with the next event of a stream; undefined for nothing. */
function step(stream: Stream, event: Logged): string | undefined {
  stream.events.push(event)
  if (event.type !== 'taken_back') return STEPS[event.type]?.(stream.hands, event.change)
  takenBack(stream, event)
  return undefined
}

/** Who has each ticket by the log, and where the log contradicts itself. */
function fold(log: readonly Logged[]): { folded: ReadonlyMap<number, Stream>; faults: Faults } {
  const faults: Faults = []
  const folded = new Map<number, Stream>()
  for (const event of log) {
    const { number, version, type, change } = event
    if (type === 'opened') {
      folded.set(number, { hands: { ...NOBODYS, team: text(change, 'team') ?? '' }, events: [], gone: new Set() })
    }
    const stream = folded.get(number)
    const wrong = stream ? step(stream, event) : 'begins with something else than opened'
    if (wrong !== undefined) faults.push(`TCK-20: #${number} at version ${version} ${wrong}`)
  }
  return { folded, faults }
}

/** Where the log and the row disagree about who has the ticket, or the log with itself. */
export async function faultsInHistory(pool: Reader, workspace: string, log: readonly Logged[]): Promise<Faults> {
  const { folded, faults } = fold(log)
  const { rows } = await pool.query<Row>(
    `select number::integer as number, owner, lease_by, team, hand_off is not null as offered
      from ticket where workspace_id = $1`,
    [workspace],
  )
  const differing = rows.flatMap((row) => {
    const { owner, lease, team, offer } = folded.get(row.number)?.hands ?? NOBODYS
    const made: Row = { number: row.number, owner, lease_by: lease, team, offered: offer !== null }
    const [stored, told] = [JSON.stringify(row), JSON.stringify(made)]
    return stored === told ? [] : [`TCK-20: #${row.number} is ${stored}, of which the log makes ${told}`]
  })
  return [...faults, ...differing]
}
