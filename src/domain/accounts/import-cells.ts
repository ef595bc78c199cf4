/** Cells of a CRM's export, read into values; undefined where a cell cannot be read, never a guess (ACT-17). */
import { type Amount, amountOf } from '../money.ts'
import { instantOf, isoOf } from '../time.ts'
import { CHURN_RISKS, type ChurnRisk, SEGMENTS, type Segment } from '../vocabulary.ts'
import { LIFECYCLES, type Lifecycle } from './account.ts'
import type { Outcome, Stage } from './opportunity.ts'

const words = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What a list says of a word; a word such as `constructor` is in none. */
const named = <Value>(list: Readonly<Record<string, Value>>, word: string): Value | undefined =>
  Object.hasOwn(list, word) ? list[word] : undefined

const oneOf = <Word extends string>(
  list: readonly Word[],
  also: Readonly<Record<string, Word>>,
  text: string,
): Word | undefined => {
  const said = words(text)
  return list.find((word) => word.replaceAll('_', ' ') === said) ?? named(also, said)
}

const OTHER_SEGMENTS: Readonly<Record<string, Segment>> = {
  'pre sales': 'presales',
  prospect: 'presales',
  community: 'open_source',
  oss: 'open_source',
  opensource: 'open_source',
  business: 'team',
  teams: 'team',
}
export const readSegment = (text: string): Segment | undefined => oneOf(SEGMENTS, OTHER_SEGMENTS, text)

/** What Salesforce calls types and HubSpot lifecycle stages, and what people write. */
const OTHER_LIFECYCLES: Readonly<Record<string, Lifecycle>> = {
  lead: 'prospect',
  subscriber: 'prospect',
  marketingqualifiedlead: 'prospect',
  salesqualifiedlead: 'prospect',
  'marketing qualified lead': 'prospect',
  'sales qualified lead': 'prospect',
  opportunity: 'prospect',
  evaluation: 'trial',
  poc: 'trial',
  pilot: 'trial',
  implementation: 'onboarding',
  customer: 'live',
  'customer direct': 'live',
  'customer channel': 'live',
  active: 'live',
  'active customer': 'live',
  evangelist: 'live',
  'at risk': 'churning',
  cancelled: 'churning',
  churned: 'former',
  'former customer': 'former',
  'past customer': 'former',
  inactive: 'former',
}
export const readLifecycle = (text: string): Lifecycle | undefined => oneOf(LIFECYCLES, OTHER_LIFECYCLES, text)

/** Also by the colours in which health is told. */
export const readChurnRisk = (text: string): ChurnRisk | undefined =>
  oneOf(CHURN_RISKS, { green: 'low', yellow: 'medium', red: 'high', none: 'low' }, text)

interface Standing {
  /** Undefined where the word tells only how it ended. */
  readonly stage: Stage | undefined
  readonly outcome: Outcome | null
}

/** Stages as Salesforce and HubSpot ship them, on the way from 1 to 6. */
const SHIPPED_STAGES: Readonly<Record<string, Stage>> = {
  prospecting: 1,
  qualification: 2,
  'needs analysis': 3,
  'value proposition': 3,
  'id decision makers': 3,
  'perception analysis': 4,
  'proposal price quote': 5,
  'negotiation review': 6,
  'appointment scheduled': 1,
  appointmentscheduled: 1,
  'qualified to buy': 2,
  qualifiedtobuy: 2,
  'presentation scheduled': 3,
  presentationscheduled: 3,
  'decision maker bought in': 4,
  decisionmakerboughtin: 4,
  'contract sent': 5,
  contractsent: 5,
}

/** `3`, `Stage 3`, `3 - Technical win`, `Closed Won`, a stage of the list above, or what `stages` says of the word. */
export function readStage(text: string, stages: Readonly<Record<string, string>> = {}): Standing | undefined {
  const own = Object.entries(stages).find(([name]) => words(name) === words(text))
  const said = words(own ? own[1] : text)
  const ended = /^(?:closed ?)?(won|lost)$/.exec(said)?.[1]
  if (ended !== undefined) return { stage: undefined, outcome: ended as Outcome }
  const number = /^(?:stage )?([1-6])(?: |$)/.exec(said)?.[1]
  const stage = number === undefined ? named(SHIPPED_STAGES, said) : (Number(number) as Stage)
  return stage === undefined ? undefined : { stage, outcome: null }
}

const SYMBOLS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR' }

/** `1,234.50`, `1.234,50`, `1 234,50` and `1234` in plain digits. A single mark before three digits parts thousands. */
function plainNumber(text: string): string | undefined {
  const joined = text.replaceAll(/[\s'\u2019]/gu, '')
  if (/^\d+$/.test(joined)) return joined
  const [, whole = '', mark = '', part = ''] = /^(\d[\d.,]*)([.,])(\d+)$/.exec(joined) ?? []
  if (whole === '') return undefined
  const other = mark === ',' ? '.' : ','
  const grouped = (digits: string, by: string) =>
    new RegExp(`^\\d{1,3}(?:\\${by}\\d{3})*$|^\\d+$`).test(digits) ? digits.replaceAll(by, '') : undefined
  if (part.length === 3 && !whole.includes(other)) return grouped(`${whole}${mark}${part}`, mark)
  const before = grouped(whole, other)
  return before === undefined ? undefined : `${before}.${part}`
}

/** An amount as CRMs print it; `currency` where the cell names none. */
export function readAmount(text: string, currency: string | undefined): Amount | undefined {
  const code = /[A-Z]{3}/.exec(text)?.[0] ?? SYMBOLS[/[€£¥₹]/u.exec(text)?.[0] ?? ''] ?? currency
  const number = plainNumber(
    text
      .replace(/[A-Z]{3}/, '')
      .replaceAll(/[€£¥₹$]/gu, '')
      .trim(),
  )
  if (code === undefined || number === undefined) return undefined
  const [whole = '', part = ''] = number.split('.')
  return amountOf(part === '' ? whole : `${whole}.${part}`, code) ?? amountOf(number.replace(/\.?0+$/, ''), code)
}

/** Which of day and month comes first where dates have both as numbers. */
export type DateOrder = 'dmy' | 'mdy'

const two = (number: number): string => String(number).padStart(2, '0')

/** The ISO date, when there is such a day. */
function dateOf(year: number, month: number, day: number): string | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days && year >= 1900 && year <= 9999 ? `${year}-${two(month)}-${two(day)}` : undefined
}

/** Milliseconds, as HubSpot writes dates. */
const EPOCH_MILLIS = /^1\d{12}$/
const WITH_SLASHES = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ T].*)?$/

/** `2026-03-31` also with a time behind it, `31.3.2026`, and `3/31/2026` or `31/3/2026` as `order` says. */
export function readDate(text: string, order: DateOrder | undefined): string | undefined {
  if (EPOCH_MILLIS.test(text)) return isoOf(instantOf(Number(text))).slice(0, 10)
  const iso = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[ T].*)?$/.exec(text)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const points = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  if (points) return dateOf(Number(points[3]), Number(points[2]), Number(points[1]))
  const slashes = WITH_SLASHES.exec(text)
  if (!slashes || order === undefined) return undefined
  const [first, second, year] = [Number(slashes[1]), Number(slashes[2]), Number(slashes[3])]
  return order === 'dmy' ? dateOf(year, second, first) : dateOf(year, first, second)
}

/** What a column of dates says of its order: one that can be read in one way only decides for all. Undefined where every
 *  one could be either, or where they disagree. */
export function dateOrderOf(cells: readonly string[]): DateOrder | undefined {
  const both = cells.flatMap((cell) => {
    const found = WITH_SLASHES.exec(cell)
    return found ? [[Number(found[1]), Number(found[2])] as const] : []
  })
  const dayFirst = both.some(([first]) => first > 12)
  const monthFirst = both.some(([, second]) => second > 12)
  if (dayFirst === monthFirst) return undefined
  return dayFirst ? 'dmy' : 'mdy'
}

/** `80`, `80%`, `80.0`; undefined when it is no percentage from 0 to 100. */
export function readPercent(text: string): number | undefined {
  const found = /^(\d{1,3})(?:[.,]\d+)?\s*%?$/.exec(text)
  const percent = found ? Math.round(Number(text.replace('%', '').replace(',', '.'))) : Number.NaN
  return percent >= 0 && percent <= 100 ? percent : undefined
}
