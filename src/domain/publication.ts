/** Documents as they are published: named, numbered, dated, and gathered into what the domain judges by. */
import type { CalendarDocument, HolidaySet } from './calendar/document.ts'
import type { DutyRota } from './duty/document.ts'
import type { Packet } from './flow/packet.ts'
import type { FormPolicy } from './intake/document.ts'
import type { BySlug, Policies } from './policies.ts'
import { Refusal } from './refusal.ts'
import type { Contract } from './sla/document.ts'
import type { Instant } from './time.ts'
import type { Version } from './version.ts'
import type { ReplyTemplate } from './writing/document.ts'

/** Documents of which there is one of each, named after what they are. */
const SINGLE_POLICIES = ['order', 'sla', 'closing', 'retention', 'severity', 'routing', 'tags', 'escalation'] as const
type SinglePolicy = (typeof SINGLE_POLICIES)[number]

/** Those that are known by a slug of their own: a duty rota by that of its team. */
const NAMED_POLICIES = ['contract', 'calendar', 'holidays', 'form', 'template', 'duty', 'packet'] as const
type NamedPolicy = (typeof NAMED_POLICIES)[number]

export const POLICY_NAMES = [...SINGLE_POLICIES, ...NAMED_POLICIES] as const
export type PolicyName = (typeof POLICY_NAMES)[number]

const isSingle = (name: PolicyName): name is SinglePolicy => (SINGLE_POLICIES as readonly string[]).includes(name)

/** What a document is called: those of one kind by a slug of their own, the others by their name. */
export interface PolicyKey {
  readonly name: PolicyName
  readonly slug: string
}

/** One version of one document; `document` is of the kind that `name` says. */
export interface Publication extends PolicyKey, Version<unknown> {}

/** Before anything is published. */
export const NO_POLICIES: Policies = {
  order: [],
  sla: [],
  closing: [],
  retention: [],
  severity: [],
  routing: [],
  tags: [],
  escalation: [],
  contracts: {},
  forms: {},
  templates: {},
  rotas: {},
  packets: {},
  book: { calendars: {}, holidays: {} },
}

/** Oldest first; of two that take effect together the later version holds (POL-1). */
const inOrder = <Document>(versions: readonly Version<Document>[]): readonly Version<Document>[] =>
  versions.toSorted((a, b) => a.effectiveFrom - b.effectiveFrom || a.version - b.version)

function added<Document>(known: readonly Version<Document>[] | undefined, { name: _, slug: __, ...more }: Publication) {
  return inOrder([...(known ?? []), more as Version<Document>])
}

function addedTo<Document>(known: BySlug<Document>, publication: Publication): BySlug<Document> {
  const { slug } = publication
  return { ...known, [slug]: added(Object.hasOwn(known, slug) ? known[slug] : undefined, publication) }
}

/** `policies` with one more version of a document that has a slug of its own. */
function withNamed(policies: Policies, name: NamedPolicy, publication: Publication): Policies {
  const { book } = policies
  switch (name) {
    case 'contract':
      return { ...policies, contracts: addedTo<Contract>(policies.contracts, publication) }
    case 'form':
      return { ...policies, forms: addedTo<FormPolicy>(policies.forms, publication) }
    case 'template':
      return { ...policies, templates: addedTo<ReplyTemplate>(policies.templates, publication) }
    case 'duty':
      return { ...policies, rotas: addedTo<DutyRota>(policies.rotas, publication) }
    case 'packet':
      return { ...policies, packets: addedTo<Packet>(policies.packets, publication) }
    case 'calendar':
      return { ...policies, book: { ...book, calendars: addedTo<CalendarDocument>(book.calendars, publication) } }
    case 'holidays':
      return { ...policies, book: { ...book, holidays: addedTo<HolidaySet>(book.holidays, publication) } }
  }
}

/** `policies` with one more version; what it does not touch stays the same object. */
export function withVersion(policies: Policies, publication: Publication): Policies {
  const { name } = publication
  if (!isSingle(name)) return withNamed(policies, name, publication)
  return { ...policies, [name]: added<unknown>(policies[name], publication) }
}

/** Everything that was published, gathered. */
export const gathered = (publications: readonly Publication[]): Policies =>
  publications.reduce(withVersion, NO_POLICIES)

function namedOf(policies: Policies, name: NamedPolicy): BySlug<unknown> {
  const { contracts, forms, templates, rotas, packets, book } = policies
  const { calendars, holidays } = book
  const kept = { contract: contracts, form: forms, template: templates, duty: rotas, packet: packets }
  return { ...kept, calendar: calendars, holidays }[name]
}

/** Every version of one document, oldest first; none when it is not known. */
export function versionsOf(policies: Policies, { name, slug }: PolicyKey): readonly Version<unknown>[] {
  if (isSingle(name)) return policies[name]
  const known = namedOf(policies, name)
  return Object.hasOwn(known, slug) ? (known[slug] ?? []) : []
}

/** The version that was published last, which may take effect later; undefined when there is none. */
export const newestOf = (versions: readonly Version<unknown>[]): Version<unknown> | undefined =>
  versions.reduce<Version<unknown> | undefined>(
    (newest, each) => (newest === undefined || each.version > newest.version ? each : newest),
    undefined,
  )

/** A document that somebody would like to publish. */
export interface Draft extends PolicyKey {
  readonly document: unknown
  /** Now when undefined. */
  readonly effectiveFrom: Instant | undefined
}

/** When it is saved, and from when it is known. The second is a little later where several nodes must have read it by then
 *  (actions/publish-policy.ts). */
export interface Publishing {
  readonly now: Instant
  readonly publishedAt: Instant
}

/** When a version that takes effect at once does: no earlier than it is known, nor than one that took effect at once
 *  before it, so that of several that are published within a moment the last holds. */
const atOnce = (versions: readonly Version<unknown>[], publishedAt: Instant): Instant =>
  versions
    .filter((version) => version.effectiveFrom === version.publishedAt)
    .reduce((start, { effectiveFrom }) => (effectiveFrom > start ? effectiveFrom : start), publishedAt)

/** The draft as the next version of its document. One that is planned for later follows it as planned (POL-7).
 *  @throws Refusal `policy_in_past` */
export function drafted(policies: Policies, draft: Draft, { now, publishedAt }: Publishing): Publication {
  const { name, slug, document, effectiveFrom } = draft
  if (effectiveFrom !== undefined && effectiveFrom < now) {
    const text = 'A version cannot take effect in the past: finished clocks never change. Leave the time out for now.'
    throw new Refusal('policy_in_past', text, { place: 'effectiveFrom' })
  }
  const versions = versionsOf(policies, draft)
  const earliest = atOnce(versions, publishedAt)
  const start = effectiveFrom === undefined || effectiveFrom < earliest ? earliest : effectiveFrom
  return { name, slug, version: (newestOf(versions)?.version ?? 0) + 1, effectiveFrom: start, publishedAt, document }
}

/** The version that holds when another takes effect at `start`, and that would go on without it. */
export const heldAt = (versions: readonly Version<unknown>[], start: Instant): Version<unknown> | undefined =>
  versions.findLast(({ effectiveFrom }) => effectiveFrom <= start)

/** The version that follows one that takes effect at `start`. */
export const followerOf = (versions: readonly Version<unknown>[], start: Instant): Version<unknown> | undefined =>
  versions.find(({ effectiveFrom }) => effectiveFrom > start)
