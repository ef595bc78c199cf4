/** The mapping file: what the columns and values of an incident log mean here. docs/import-servicenow.md tells it. */
import { z } from 'zod'
import { Slug } from '../../contract/shape.ts'
import { holdReasonsFor } from '../../domain/verbs/steer.ts'
import {
  CHANNELS,
  HOLD_FOR,
  HOLD_REASONS,
  type HoldFor,
  type HoldReason,
  KINDS,
  PRIORITIES,
  SEGMENTS,
  SEVERITIES,
  TEAM_KINDS,
} from '../../domain/vocabulary.ts'
import { isTimeZone } from '../../domain/wall-clock.ts'
import { jsonOffence } from './json-position.ts'
import { isDateFormat } from './log-time.ts'

const Text = z.string().trim().min(1).max(200)
const Columns = z.strictObject({
  number: Text,
  openedAt: Text,
  openedBy: Text,
  updatedAt: Text,
  updatedBy: Text,
  updateCount: Text,
  state: Text,
  impact: Text,
  urgency: Text,
  priority: Text,
  group: Text,
  reassignments: Text,
  reopenings: Text,
  owner: Text,
  channel: Text,
  contact: Text,
  closingCode: Text,
})

const Held = z
  .strictObject({
    status: z.literal('held'),
    for: z.enum(HOLD_FOR),
    reason: z.enum(Object.keys(HOLD_REASONS) as [HoldReason, ...HoldReason[]]),
    actsNext: Text,
  })
  .refine(({ for: whom, reason }) => holdReasonsFor(whom).includes(reason), {
    path: ['reason'],
    error: ({ input }) => {
      const { for: whom } = input as { for: HoldFor }
      return `It does not fit who acts next. Write ${holdReasonsFor(whom).join(', ')}.`
    },
  })
const State = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('new') }),
  z.strictObject({ status: z.literal('open') }),
  Held,
  z.strictObject({ status: z.literal('solved') }),
  z.strictObject({ status: z.literal('closed') }),
])
export type MappedState = z.infer<typeof State>

const Label = z.strictObject({ severity: z.literal(SEVERITIES), priority: z.enum(PRIORITIES) })
const Triage = z.strictObject({
  labels: z.record(Text, Label),
  /** Impact, then urgency, gives a label. */
  matrix: z.record(Text, z.record(Text, Text)),
})
const Account = z.strictObject({
  column: Text,
  prefix: z.string().regex(/^([a-z0-9][a-z0-9_-]{0,19})?$/, 'Use at most 20 lower-case letters, digits, - and _.'),
  segment: z.enum(SEGMENTS),
  plan: z.string().trim().max(60).nullable(),
  contract: Slug.nullable(),
})

const MappingShape = z.strictObject({
  format: z.literal(1),
  about: z.string().optional(),
  source: Slug,
  /** `sla` and `closing` name policies that ship, for a workspace that is made by the import. */
  workspace: z.strictObject({ slug: Slug, name: Text, sla: Slug.optional(), closing: Slug.optional() }),
  timeZone: z.string().refine(isTimeZone, 'Write an IANA time zone such as Europe/Berlin or UTC.'),
  dateFormat: z.string().refine(isDateFormat, {
    error:
      'Name year, month, day, hour and minute once each, as in D/M/YYYY HH:mm; tokens are YYYY MM M DD D HH H mm ss.',
  }),
  unknown: z.string(),
  kind: z.enum(KINDS),
  team: z.strictObject({ slug: Slug, name: Text, kind: z.enum(TEAM_KINDS) }),
  columns: Columns,
  account: Account,
  subject: z.array(Text).min(1),
  body: z.array(Text),
  tags: z.array(Text),
  states: z.record(Text, State),
  /** The customer has had a response once an incident leaves this state for the first time; null: nothing tells so. */
  response: z.strictObject({ leaves: Text }).nullable(),
  triage: Triage,
  channels: z.record(Text, z.enum(CHANNELS)),
  facts: z.array(Text),
  finalValues: z.array(Text),
})
export type Mapping = z.infer<typeof MappingShape>

/** A mapping file that cannot be used; `problems` has all that is wrong with it, each with its JSON path. */
export class MappingInvalid extends Error {
  override readonly name = 'MappingInvalid'
  readonly problems: readonly string[]

  constructor(fileName: string, problems: readonly string[], options?: ErrorOptions) {
    super(`${fileName} is not a usable mapping:\n${problems.map((problem) => `  ${problem}`).join('\n')}`, options)
    this.problems = problems
  }
}

/** Reads the text of a mapping file; `fileName` is for the message. @throws MappingInvalid with all problems at once */
export function readMapping(text: string, fileName: string): Mapping {
  const data = parsed(text, fileName)
  const { success, data: mapping, error } = MappingShape.safeParse(data, { error: explain })
  const problems = [...(error?.issues ?? []).flatMap(told), ...contradictions(data)]
  if (success && problems.length === 0) return mapping
  throw new MappingInvalid(fileName, problems)
}

function parsed(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const { line, column } = jsonOffence(text.replace(/^\uFEFF/, ''))
    const problem = `line ${line}, column ${column}: this is not JSON. Look for a missing or extra comma, quote or bracket.`
    throw new MappingInvalid(fileName, [problem], { cause: error })
  }
}

/** What to do about an issue; undefined leaves the text that the shape or the library has for it. */
function explain(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return 'It is missing. Add it.'
  if (issue.code === 'invalid_type') return `Write ${NAMED[issue.expected] ?? `a ${issue.expected}`} here.`
  if (issue.code === 'invalid_value') return `Write ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}.`
  if (issue.code === 'too_small') return 'It is empty. Fill it in.'
  if (issue.code === 'too_big') return `It is too long. Use at most ${issue.maximum} characters.`
  if (issue.code === 'invalid_union') return 'Write "new", "open", "held", "solved" or "closed".'
  return undefined
}

const NAMED: Readonly<Record<string, string>> = {
  string: 'a text',
  object: 'an object { … }',
  record: 'an object { … }',
  array: 'a list [ … ]',
}

function told(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'unrecognized_keys') return [`${jsonPath(issue.path)}: ${issue.message}`]
  return issue.keys.map(
    (key) => `${jsonPath([...issue.path, key])}: Nothing reads this. Remove it or correct its name.`,
  )
}

function jsonPath(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    return /^\w+$/.test(String(step)) ? `.${String(step)}` : `[${JSON.stringify(String(step))}]`
  })
  return `$${steps.join('')}`
}

/** What is wrong between parts that are well formed each by itself, even while other parts are not. */
function contradictions(data: unknown): string[] {
  const triage = z.object({ triage: Triage }).safeParse(data)
  const finals = z.object({ finalValues: z.array(Text) }).safeParse(data)
  const response = z
    .object({ states: z.record(Text, z.unknown()), response: z.object({ leaves: Text }) })
    .safeParse(data)
  return [
    ...(triage.success ? triageProblems(triage.data.triage) : []),
    ...(response.success ? responseProblems(response.data.states, response.data.response) : []),
    ...(finals.success ? finalValueProblems(data, new Set(finals.data.finalValues)) : []),
  ]
}

function responseProblems(states: Readonly<Record<string, unknown>>, { leaves }: { leaves: string }): string[] {
  if (Object.hasOwn(states, leaves)) return []
  return [
    `$.response.leaves: No state is called ${JSON.stringify(leaves)}. Add it to $.states or name one that is there.`,
  ]
}

function triageProblems({ labels, matrix }: z.infer<typeof Triage>): string[] {
  const lost = Object.entries(matrix).flatMap(([impact, row]) =>
    Object.entries(row)
      .filter(([, label]) => !Object.hasOwn(labels, label))
      .map(([urgency, label]) => {
        const path = jsonPath(['triage', 'matrix', impact, urgency])
        return `${path}: No label is called ${JSON.stringify(label)}. Add it to $.triage.labels or name one that is there.`
      }),
  )
  const meanings = Object.entries(labels).map(([label, { severity, priority }]) => ({
    label,
    means: severity + priority,
  }))
  const twice = meanings
    .filter(({ means }, index) => meanings.findIndex((other) => other.means === means) < index)
    .map(({ label }) => {
      const path = jsonPath(['triage', 'labels', label])
      return `${path}: Another label has this severity and priority. Give each label its own, so that it can be told back.`
    })
  return [...lost, ...twice]
}

const Lists = z.object({
  subject: z.array(z.string()).catch([]),
  body: z.array(z.string()).catch([]),
  tags: z.array(z.string()).catch([]),
  facts: z.array(z.string()).catch([]),
})

/** A column that has its final value in every row would tell the future if it were read as it comes. */
function finalValueProblems(data: unknown, finals: ReadonlySet<string>): string[] {
  return Object.entries(Lists.parse(data)).flatMap(([list, columns]) =>
    columns.flatMap((column, index) =>
      finals.has(column)
        ? [
            `${jsonPath([list, index])}: ${JSON.stringify(column)} is one of $.finalValues and known only at the end. Remove it.`,
          ]
        : [],
    ),
  )
}
