/** The published files: docs/conformance/*.jsonl, one case a line. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { drawnCases } from '../oracle/cases.ts'
import { wallOf } from '../oracle/wall.ts'
import { ZONES } from '../oracle/zones.ts'
import type { CalendarCase } from './calendar-case.ts'
import { CALENDAR_VECTORS } from './calendar-vectors.ts'
import { EDGES_BY_HAND } from './calendar-vectors-edges.ts'
import type { ClockCase } from './clock-case.ts'
import { CLOCK_VECTORS } from './clock-vectors.ts'

const FOLDER = path.join(import.meta.dirname, '../../docs/conformance')

interface Published {
  readonly calendars: readonly CalendarCase[]
  readonly clocks: readonly ClockCase[]
}

const fileOf = (name: keyof Published) => path.join(FOLDER, `${name}.jsonl`)

/** Zone data of years gone by does not change any more. */
const [FROM, TO] = [Date.UTC(1990, 0, 1), Date.UTC(2023, 0, 1)]

/** Questions about one drawn calendar of each zone, at one of its changes of the clocks. Answered by the oracle. */
function edges(): CalendarCase[] {
  return ZONES.flatMap((timeZone, index) => {
    const shifts = wallOf(timeZone).shifts(FROM, TO)
    const at = shifts[(index * 7) % Math.max(1, shifts.length)]?.at ?? FROM + index * 86_400_000 * 100
    const cases = drawnCases(9_000 + index, 6, { timeZone, at })
    return cases.map((each, nth) => ({ ...each, id: `edge ${timeZone} ${nth + 1}` }))
  })
}

const linesOf = (cases: readonly object[]): string => cases.map((each) => `${JSON.stringify(each)}\n`).join('')

/** The files as they must be: the written cases, and the drawn ones with the answers of the oracle. */
export function writePublished(): void {
  writeFileSync(fileOf('calendars'), linesOf([...CALENDAR_VECTORS, ...EDGES_BY_HAND, ...edges()]))
  writeFileSync(fileOf('clocks'), linesOf(CLOCK_VECTORS))
}

function read<Case>(name: keyof Published): Case[] {
  const lines = readFileSync(fileOf(name), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Case)
}

export const readPublished = (): Published => ({ calendars: read('calendars'), clocks: read('clocks') })
