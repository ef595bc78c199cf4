/** `npm run conformance`: the published cases of docs/conformance, then calendars drawn around every change of the clocks
 *  in many zones, each answered by the oracle and by us, or by another implementation. Exit code 1 when they disagree. */
import { parseArgs } from 'node:util'
import type { CalendarCase } from '../test/conformance/calendar-case.ts'
import type { ClockCase } from '../test/conformance/clock-case.ts'
import { readPublished, writePublished } from '../test/conformance/files.ts'
import { type Answers, answersOf, type Group, judged, ours, tableOf, type Verdict } from '../test/conformance/judge.ts'
import { oracleFor } from '../test/oracle/answer.ts'
import { anchorsOf, drawnCases, FIRST_YEAR, LAST_YEAR } from '../test/oracle/cases.ts'
import type { Anchor } from '../test/oracle/drawn-hours.ts'
import { wallOf } from '../test/oracle/wall.ts'
import { ZONES } from '../test/oracle/zones.ts'

const HELP = `npm run conformance -- [options]
  --calendars N             so many drawn calendars for each change of the clocks (default 1; 0: published cases only)
  --questions N             so many questions about each (default 3)
  --seed N                  another seed draws other calendars (default 1)
  --implementation COMMAND  a program that reads cases as JSON lines and writes answers, judged in place of ours
  --write                   writes the published files anew
`

/** Disagreements that are shown in full, of each group. */
const SHOWN = 3

interface Options {
  readonly calendars: number
  readonly questions: number
  readonly seed: number
}

/** Cases by what `name` says of each, in the order in which names first occur. */
function grouped<C extends CalendarCase | ClockCase>(cases: readonly C[], name: (each: C) => string): Group[] {
  const groups = new Map<string, C[]>()
  for (const each of cases) groups.set(name(each), [...(groups.get(name(each)) ?? []), each])
  return [...groups].map(([group, of]) => ({ name: group, cases: of }))
}

const isEdge = ({ id }: CalendarCase) => id.startsWith('edge ')

/** Of a drawn case: what is asked, of which kind of calendar. */
function kindOf({ ask, calendars, calendar }: CalendarCase): string {
  const asked = calendars[calendar]
  const isCombined = typeof asked === 'object' && 'combine' in (Array.isArray(asked) ? asked[0].document : asked)
  return `${ask.operation}${isCombined ? ', combined' : ''}`
}

/** So many more calendars are drawn where the clocks jump by hours, over a date sometimes: that is rare. */
const GREAT = 20

const isGreat = ({ timeZone, at }: Anchor): boolean =>
  wallOf(timeZone)
    .shifts(at, at + 1)
    .some(({ before, after }) => Math.abs(after - before) > 2 * 3_600_000)

/** A zone whose clocks never change is asked about anyway. */
const anchorsIn = (timeZone: string): readonly Anchor[] => {
  const anchors = anchorsOf(timeZone)
  return anchors.length > 0 ? anchors : [{ timeZone, at: Date.UTC(2024, 2, 18, 9) }]
}

/** Calendars drawn around every change of the clocks of the zone, with the answers of the oracle. */
function drawnIn(index: number, anchors: readonly Anchor[], { calendars, questions, seed }: Options): CalendarCase[] {
  return anchors.flatMap((anchor, nth) => {
    const first = ((seed * ZONES.length + index) * 1_000 + nth) * 100
    const many = calendars * (isGreat(anchor) ? GREAT : 1)
    return Array.from({ length: many }, (_, again) => drawnCases(first + again, questions, anchor)).flat()
  })
}

function drawn(options: Options): { cases: CalendarCase[]; shifts: number } {
  let shifts = 0
  const cases = ZONES.flatMap((timeZone, index) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${ZONES.length} zones `)
    const anchors = anchorsIn(timeZone)
    shifts += anchors.length
    return drawnIn(index, anchors, options)
  })
  if (process.stderr.isTTY) process.stderr.write('\r')
  return { cases, shifts }
}

const byOracle: Answers = (cases) =>
  new Map(cases.map((each) => [each.id, 'ask' in each ? oracleFor(each).answer(each.ask) : undefined]))

function published(answers: Answers): Verdict[] {
  const { calendars, clocks } = readPublished()
  const groups: Group[] = [
    { name: 'published: calendars, by hand', cases: calendars.filter((each) => !isEdge(each)) },
    { name: 'published: calendars, edges', cases: calendars.filter(isEdge) },
    ...grouped(clocks, ({ rule }) => `published: clocks, rule ${rule}`),
  ]
  const given = answers([...calendars, ...clocks])
  const again = { name: 'the oracle on the published calendars', cases: calendars }
  return [...groups.map((group) => judged(group, given)), judged(again, byOracle(calendars))]
}

function show({ name, disagreements }: Verdict): void {
  for (const { case: asked, answer } of disagreements.slice(0, SHOWN)) {
    process.stdout.write(`\n${name}: ${asked.id}\n`)
    process.stdout.write(`  case      ${JSON.stringify(asked)}\n  expected  ${JSON.stringify(asked.expected)}\n`)
    process.stdout.write(`  answered  ${JSON.stringify(answer)}\n`)
  }
}

function judgedDrawn(answers: Answers, options: Options): Verdict[] {
  if (options.calendars === 0) return []
  const { cases, shifts } = drawn(options)
  process.stdout.write(
    `${cases.length} drawn cases around ${shifts} changes of the clocks of ${ZONES.length} zones, ${FIRST_YEAR} to ${LAST_YEAR}, seed ${options.seed}\n\n`,
  )
  const given = answers(cases)
  const groups = grouped(cases, (each) => `oracle: ${kindOf(each)}`).toSorted((a, b) => a.name.localeCompare(b.name))
  return groups.map((group) => judged(group, given))
}

function run(answers: Answers, options: Options): void {
  const started = performance.now()
  const verdicts = [...published(answers), ...judgedDrawn(answers, options)]
  process.stdout.write(`${tableOf(verdicts)}\n${((performance.now() - started) / 1_000).toFixed(0)} s\n`)
  for (const verdict of verdicts) show(verdict)
  if (verdicts.some(({ disagreements }) => disagreements.length > 0)) process.exitCode = 1
}

const { values } = parseArgs({
  options: {
    calendars: { type: 'string', default: '1' },
    questions: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    implementation: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const { implementation, calendars, questions, seed } = values
const options = { calendars: Number(calendars), questions: Number(questions), seed: Number(seed) }
if (values.help || Object.values(options).some((number) => !Number.isInteger(number) || number < 0)) {
  process.stdout.write(HELP)
  process.exitCode = values.help ? 0 : 2
} else if (values.write) {
  writePublished()
} else {
  run(implementation === undefined ? ours : answersOf(implementation), options)
}
