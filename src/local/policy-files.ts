/** The files of `policies/`: what ships with the program, and what a new workspace starts with. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { CalendarDocument, HolidaySet } from '../contract/calendars.ts'
import { ClosingPolicy, SlaPolicy } from '../contract/policies.ts'
import { RetentionPolicy } from '../contract/retention.ts'
import { InstantText, Slug } from '../contract/shape.ts'
import { TRIAGE_POLICIES, TRIAGE_POLICY_NAMES, type TriagePolicy } from '../contract/triage-policies.ts'
import { must } from '../domain/assert.ts'
import { CRITERIA } from '../domain/policy.ts'
import { gathered, type PolicyName, type Publication } from '../domain/publication.ts'
import { checkPublication } from '../domain/publication-check.ts'
import { type Instant, instant, instantOf } from '../domain/time.ts'
import { SEGMENTS } from '../domain/vocabulary.ts'
import { projectFolder } from './project.ts'

const Criteria = z.array(z.enum(CRITERIA))
const OrderPolicy = z.strictObject({
  criteria: z.strictObject({ normal: Criteria, hard: Criteria }),
  segments: z.array(z.array(z.enum(SEGMENTS))),
})

/** One document, or its versions with the times from which they hold. */
const dated = <Document extends z.ZodType>(document: Document) =>
  z.union([document, z.array(z.strictObject({ effectiveFrom: InstantText, document })).min(1)])

const head = { slug: Slug.optional(), version: z.int().min(1), effectiveFrom: InstantText }
const beside = {
  calendars: z.record(Slug, dated(CalendarDocument)).default({}),
  holidays: z.record(Slug, dated(HolidaySet)).default({}),
}
/** A file of a policy that triage goes by; it brings no calendars along. */
const triageFile = <Name extends TriagePolicy>(name: Name) =>
  z.strictObject({ policy: z.literal(name), ...head, document: TRIAGE_POLICIES[name].shape, ...beside })

const PolicyFile = z.discriminatedUnion('policy', [
  z.strictObject({ policy: z.literal('order'), ...head, document: OrderPolicy }),
  z.strictObject({ policy: z.literal('sla'), ...head, document: SlaPolicy, ...beside }),
  z.strictObject({ policy: z.literal('closing'), ...head, document: ClosingPolicy, ...beside }),
  z.strictObject({ policy: z.literal('retention'), ...head, document: RetentionPolicy, ...beside }),
  triageFile('severity'),
  triageFile('routing'),
  triageFile('tags'),
  triageFile('form'),
  triageFile('template'),
  triageFile('duty'),
  triageFile('packet'),
  triageFile('escalation'),
])
export type PolicyFile = z.output<typeof PolicyFile>

const FOLDER = path.join(projectFolder, 'policies')

/** The file `policies/<name>.json`. @throws ZodError when it is not of the form above */
export const policyFile = (name: string): PolicyFile =>
  PolicyFile.parse(JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')))

/** Names of the files that ship, without `.json`. */
export const policyFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted()

/** The sla policies that ship, by slug: `enterprise-2023` of `sla-enterprise-2023.json`. */
export function shippedSla(): { slug: string; document: SlaPolicy }[] {
  return policyFiles().flatMap((name) => {
    const file = policyFile(name)
    return file.policy === 'sla' ? [{ slug: name.replace(/^sla-/, ''), document: file.document }] : []
  })
}

/** The sla policy that a workspace starts with when nobody names another. */
const DEFAULT_SLA = 'enterprise-2023'
const DEFAULT_CLOSING = 'default'

/** Which of the policies that ship a workspace starts with, by the part of their file's name after the kind. */
export interface Starting {
  readonly sla?: string | undefined
  readonly closing?: string | undefined
}

const BEGINNING = instantOf(0)

/** The versions of a document, all known from the beginning; the first holds from there too. */
function versionsOf(name: PolicyName, slug: string, documents: readonly { from: Instant; document: unknown }[]) {
  return documents.map(({ from, document }, index): Publication => {
    const effectiveFrom = index === 0 ? BEGINNING : from
    return { name, slug, version: index + 1, effectiveFrom, publishedAt: BEGINNING, document }
  })
}

type Dated = { readonly effectiveFrom: string; readonly document: unknown }

const datedDocuments = (given: object): { from: Instant; document: unknown }[] =>
  Array.isArray(given)
    ? given.map(({ effectiveFrom, document }: Dated) => ({ from: instant(effectiveFrom), document }))
    : [{ from: BEGINNING, document: given }]

/** All versions of one document. */
type Chain = readonly Publication[]

const chain =
  (name: PolicyName) =>
  ([slug, given]: [string, object]): Chain =>
    versionsOf(name, slug, datedDocuments(given))

/** Calendars and holiday sets that come with a policy. */
function companions(file: PolicyFile): Chain[] {
  if (file.policy === 'order') return []
  return [
    ...Object.entries(file.holidays).map(chain('holidays')),
    ...Object.entries(file.calendars).map(chain('calendar')),
  ]
}

const only = ({ policy, slug = policy, document }: PolicyFile): Chain =>
  versionsOf(policy, slug, [{ from: BEGINNING, document }])

/** Of severity, routing and tags the default; every form, template and packet. A rota names people, and is the team's own. */
const STARTS: Readonly<Record<TriagePolicy, RegExp>> = {
  severity: /^severity-default$/,
  routing: /^routing-default$/,
  tags: /^tags-default$/,
  form: /^form-/,
  template: /^template-/,
  duty: /^$/,
  packet: /^packet-/,
  escalation: /^escalation-default$/,
}

/** The policies of triage that a workspace starts with, one version each. */
export const startingTriage = (): Publication[] =>
  policyFiles()
    .filter((name) => TRIAGE_POLICY_NAMES.some((policy) => STARTS[policy].test(name)))
    .flatMap((name) => only(policyFile(name)))

const keyOf = ([first]: Chain): string => JSON.stringify([first?.name, first?.slug])

/**
 * What a workspace starts with: the order, the sla and the closing policy that are named, retention, and the calendars of every sla
 * policy that ships, so that each can be adopted later. Where two files define one calendar, that of `sla` is taken.
 * @throws Refusal when a file is not sound: a bug of ours
 */
export function startingPolicies({ sla = DEFAULT_SLA, closing = DEFAULT_CLOSING }: Starting = {}): Publication[] {
  const chosen = [`sla-${sla}`, 'order-default', `closing-${closing}`, 'retention-default'].map(policyFile)
  const others = policyFiles().map(policyFile)
  const all = [...chosen.flatMap((file) => [only(file), ...companions(file)]), ...others.flatMap(companions)]
  const found = new Map<string, Chain>()
  for (const each of all) if (!found.has(keyOf(each))) found.set(keyOf(each), each)
  const starting = [...[...found.values()].flat(), ...startingTriage()]
  const policies = gathered(starting)
  must(policies.sla[0], 'an sla policy is among them')
  for (const each of starting) checkPublication(policies, each)
  return starting
}
