/** topline ticket clocks: what was promised about a ticket, and what became of it. */
import type { Command } from 'commander'
import type { ClockView, HoldView, TicketClocks } from '../../contract/clocks.ts'
import { instant } from '../../domain/time.ts'
import { type Telling, timeWords } from '../../domain/time-words.ts'
import { ticketNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { textWidth, wrapTo } from '../table.ts'
import { askAndTell } from '../tell.ts'
import { counted, spaced } from '../words.ts'
import { legend, type Scale, scaleOf, strip } from './strip.ts'

/** The server's answer, and the zone its texts tell times in. */
interface Told extends TicketClocks {
  readonly timeZone: string
}

/** Strips and steps are not wider than this: a longer line is hard to follow. */
const WIDEST = 100

/** Both ends of the strips, above them. */
function axis({ range }: Told, width: number, telling: Telling): string {
  const [from, to] = [timeWords(instant(range.from), telling), timeWords(instant(range.to), telling)]
  const gap = width - textWidth(from) - textWidth(to)
  return gap < 2 ? from : `${from}${' '.repeat(gap)}${to}`
}

/** A text in lines, those after the first set in. */
const setIn = (text: string, width: number, indent: string): string =>
  wrapTo(text, width - indent.length).join(`\n${indent}`)

interface Sheet extends Telling {
  readonly width: number
  readonly look: Look
  readonly asOf: string
  readonly scale: Scale
}

function clockLines(clock: ClockView, drawn: string, { width, look, ...telling }: Sheet): string {
  const { bold, dim } = look.colours
  const { title, sentence, steps, forecast } = clock
  const told = setIn(sentence, width, '').replace(title, bold(title))
  const lines = steps.map(({ at, text }) => {
    const when = timeWords(instant(at), telling)
    return `  ${setIn(`${when} · ${text}`, width, '    ').replace(when, dim(when))}`
  })
  const chance = forecast === null ? [] : [`  ${setIn(forecast.words, width, '    ')}`]
  return [told, drawn, ...chance, ...lines].join('\n')
}

function holdLine({ from, for: whom, reason, flags }: HoldView, telling: Telling): string {
  return `Odd hold for ${spaced(whom)} (${spaced(reason)}) from ${timeWords(instant(from), telling)}: ${flags.join('; ')}`
}

function clocksText(told: Told, look: Look): string {
  const { number, asOf, timeZone, clocks, holds } = told
  const width = Math.min(look.columns, WIDEST)
  const telling = { timeZone, now: instant(asOf) }
  const head = `${look.colours.bold(`#${number}`)} · ${counted(clocks.length, 'clock')}, as of ${timeWords(telling.now, telling)} · times of ${timeZone}`
  if (clocks.length === 0) return `${head}\n\nNothing is promised about it.`
  const sheet = { ...telling, width, look, asOf, scale: scaleOf(told, width) }
  const strips = clocks.map((clock) => strip(clock, asOf, sheet.scale))
  const odd = holds
    .filter(({ flags }) => flags.length > 0)
    .map((hold) => look.colours.yellow(setIn(holdLine(hold, telling), width, '  ')))
  return [
    `${head}\n${axis(told, width, telling)}`,
    ...clocks.map((clock, index) => clockLines(clock, strips[index] ?? '', sheet)),
    ...(odd.length === 0 ? [] : [odd.join('\n')]),
    look.colours.dim(legend(strips)),
  ].join('\n\n')
}

interface ClocksOptions {
  readonly timeZone?: string
  readonly customer?: true
}

export function addTicketClocks(ticket: Command, deps: CliDeps): void {
  ticket
    .command('clocks')
    .description('show every clock of a ticket, and what moved it')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .option('--time-zone <zone>', 'the place whose time is told, such as Europe/Berlin; the calendar’s when left out')
    .option('--customer', 'only the text for the customer, to be pasted into an answer')
    .action((number: number, { timeZone, customer }: ClocksOptions, command: Command) => {
      if (customer) {
        return askAndTell(deps, command, {
          ask: (client) => client.explainClocks(number, timeZone),
          say: ({ forCustomer }) => forCustomer,
        })
      }
      return askAndTell(deps, command, {
        ask: async (client): Promise<Told> => {
          const zone = timeZone ?? (await client.explainClocks(number)).timeZone
          return { timeZone: zone, ...(await client.clocks(number, zone)) }
        },
        say: clocksText,
      })
    })
}
