/** A ticket as a Markdown document, for its customer or for us. Rules: docs/spec/timeline.md. */
import { sizeText } from '../file-size.ts'
import type { TicketEvent } from '../ticket-event.ts'
import { isoOf } from '../time.ts'
import { type Telling, timeWords } from '../time-words.ts'
import { toldFacts } from '../told-facts.ts'
import { inLine, quoted } from './markdown.ts'
import { customerOf, type PublicEntry, type PublicFile, publicPart } from './public-part.ts'

interface Written extends Telling {
  readonly number: number
  readonly subject: string
}

export interface PublicWritten extends Written {
  /** What was promised, told to the customer (EXP-3). */
  readonly promises: string
  /** Whether the reader may see who asks (ACC-3). */
  readonly isNamed: boolean
}

const minuteOf = ({ now }: Telling): string => `${isoOf(now).slice(0, '2024-03-18T12:00'.length).replace('T', ' ')} UTC`

const fileLine = ({ name, size }: PublicFile): string => `- File: ${inLine(name)} (${sizeText(size)})`

function entryText(entry: PublicEntry, speakers: Readonly<Record<string, string>>, telling: Telling): string {
  const when = timeWords(entry.at, telling)
  if (entry.is === 'status') return `### ${when} · ${entry.says}`
  if (entry.is === 'file') return `### ${when} · A file\n\n${fileLine(entry.file)}`
  const head = `### ${when} · ${speakers[entry.from]} wrote`
  return [head, quoted(entry.body), ...(entry.files.length === 0 ? [] : [entry.files.map(fileLine).join('\n')])].join(
    '\n\n',
  )
}

/** The ticket for its customer: what they wrote, what we answered in public, how it stood and what was promised (TML-1). */
export function publicTranscript(events: readonly TicketEvent[], written: PublicWritten): string {
  const { number, subject, timeZone, promises, isNamed } = written
  const customer = isNamed ? customerOf(events)?.name : undefined
  const named = customer === undefined ? 'The customer' : inLine(customer)
  const speakers = { customer: named, beside: `Somebody beside ${isNamed ? named : 'the customer'}`, us: 'Support' }
  const head = `# Ticket #${number}: ${inLine(subject)}`
  const says = `As of ${minuteOf(written)}. Times are those of ${timeZone}.`
  const entries = publicPart(events).map((entry) => entryText(entry, speakers, written))
  return `${[head, says, '## What was said', ...entries, '## What was promised', promises].join('\n\n')}\n`
}

export interface FullWritten extends Written {
  /** The clocks, told to a colleague. */
  readonly clocks: string
  /** Names of accounts, by id. */
  readonly names: ReadonlyMap<string, { readonly name: string }>
  /** Where it stood from each event that moved it on, by version; null out of the line. */
  readonly places: ReadonlyMap<number, number | null>
}

/** Facts that say nothing to people, or what another one says. */
const LEFT_OUT: ReadonlySet<string> = new Set(['type', 'html', 'sha256', 'attachmentId'])
/** A longer text stands by itself. */
const LONGEST_IN_LINE = 100

interface Fact {
  readonly name: string
  readonly says: string
}

const worded = (name: string): string =>
  name
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()

/** A fact and what is within it, each with its way there. */
function factsOf(name: string, value: unknown): Fact[] {
  if (value === null || value === undefined) return []
  if (typeof value !== 'object') return [{ name, says: String(value) }]
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) {
    return value.length === 0 ? [] : [{ name, says: value.map(String).join('; ') }]
  }
  return Object.entries(value).flatMap(([inner, each]) => factsOf(`${name}, ${worded(inner)}`, each))
}

const isShort = ({ says }: Fact): boolean => says.length <= LONGEST_IN_LINE && !/[\r\n]/.test(says)
const labelOf = ({ name }: Fact): string => (/^[\w ,.-]+$/.test(name) ? name : inLine(name))

/** Short ones in a list, then the long ones, each by itself. */
function factsText(facts: readonly Fact[]): string[] {
  const short = facts.filter(isShort).map((fact) => `- ${labelOf(fact)}: ${inLine(fact.says)}`)
  const long = facts.filter((fact) => !isShort(fact)).map((fact) => `${labelOf(fact)}:\n\n${quoted(fact.says)}`)
  return [...(short.length === 0 ? [] : [short.join('\n')]), ...long]
}

function placeWords(places: FullWritten['places'], version: number): string {
  const place = places.get(version)
  if (place === undefined) return ''
  return place === null ? ' · out of the line' : ` · place ${place}`
}

function eventText({ version, at, actor, change }: TicketEvent, told: FullWritten, isPublic: boolean): string {
  const facts = Object.entries(toldFacts(change)).flatMap(([name, value]) => {
    if (name === 'accountId') return factsOf('account', told.names.get(String(value))?.name)
    return LEFT_OUT.has(name) ? [] : factsOf(worded(name), value)
  })
  const head = `### ${version} · ${timeWords(at, told)} · ${worded(change.type)} · by ${inLine(actor)}`
  const marks = `${placeWords(told.places, version)}${isPublic ? '' : ' · INTERNAL'}`
  return [`${head}${marks}`, ...factsText(facts)].join('\n\n')
}

/** The whole ticket for us; whatever the customer may not see is marked (TML-5). */
export function fullTranscript(events: readonly TicketEvent[], told: FullWritten): string {
  const entries = publicPart(events)
  const shown = new Set(entries.flatMap((entry) => (entry.is === 'status' ? [] : [entry.version])))
  const messages = new Set(entries.flatMap((entry) => (entry.is === 'message' ? [entry.version] : [])))
  const inMessages = (event: TicketEvent): boolean =>
    event.change.type === 'attached' &&
    event.change.visibility === 'public' &&
    event.change.message !== null &&
    messages.has(event.change.message)
  const parts = [
    '**INTERNAL: notes, hand-offs and clocks are in it. Not for the customer.**',
    `# Ticket #${told.number}: ${inLine(told.subject)}`,
    `As of ${minuteOf(told)}. Times are those of ${told.timeZone}.`,
    '## What happened',
    ...events.map((event) => eventText(event, told, shown.has(event.version) || inMessages(event))),
    '## Clocks · INTERNAL',
    quoted(told.clocks),
  ]
  return `${parts.join('\n\n')}\n`
}
