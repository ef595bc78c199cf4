/** An iCalendar file as lines and components (RFC 5545, 3.1 and 3.6), each with the line of the file it is from. */
import { Refusal } from '../../domain/refusal.ts'

export interface ContentLine {
  /** Of its beginning in the file, from 1. */
  readonly line: number
  readonly text: string
}

export interface Component {
  /** `VCALENDAR`, `VEVENT` … */
  readonly kind: string
  readonly line: number
  readonly lines: ContentLine[]
  readonly children: Component[]
}

const MOST_BYTES = 1_000_000
const CONTENT_LINE = /^[A-Za-z0-9.-]+[;:]/
const WHAT_TO_DO = 'Give the whole text of an .ics file, which begins with BEGIN:VCALENDAR.'

const unreadable = (line: number, what: string, whatToDo: string = WHAT_TO_DO): Refusal =>
  new Refusal('holidays_unreadable', `Line ${line} ${what}. ${whatToDo}`, { line })

/** Text of the file as it may be shown to a person. */
export function quoted(text: string): string {
  const shown = text.replaceAll(/\p{Cc}/gu, ' ').trim()
  return `“${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}”`
}

/** Puts lines together that were folded; those without a sign are left out. */
function contentLines(file: string): ContentLine[] {
  const lines: { line: number; text: string }[] = []
  const written = file.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  for (const [index, text] of written.entries()) {
    const before = lines.at(-1)
    if (before && /^[ \t]/.test(text)) before.text += text.slice(1)
    else if (text.trim() !== '') lines.push({ line: index + 1, text })
  }
  return lines
}

function outside(line: number, text: string): Refusal {
  const given = /^BEGIN:(\w+)/i.exec(text)?.[1]
  return unreadable(line, given ? `begins a ${given} outside of a calendar` : `stands in no calendar: ${quoted(text)}`)
}

function close(open: Component[], { line, text }: ContentLine, kind: string): void {
  const ended = open.pop()
  if (!ended) throw unreadable(line, `ends a ${kind} that never began`)
  if (ended.kind !== kind)
    throw unreadable(line, `is ${quoted(text)}, but the ${ended.kind} of line ${ended.line} has not ended yet`)
}

function begin(open: Component[], { line, text }: ContentLine, kind: string): void {
  if (open.length === 0 && kind !== 'VCALENDAR') throw outside(line, text)
  const begun: Component = { kind, line, lines: [], children: [] }
  open.at(-1)?.children.push(begun)
  open.push(begun)
}

const BORDER = /^(BEGIN|END):\s*([\w-]+)\s*$/i

/** `open` are the components that a line lies in, the outermost first. */
function take(open: Component[], content: ContentLine): void {
  const [, word, kind = ''] = BORDER.exec(content.text.toUpperCase()) ?? []
  const within = open.at(-1)
  if (word === 'END') close(open, content, kind)
  else if (word === 'BEGIN') begin(open, content, kind)
  else if (within) within.lines.push(content)
  else throw outside(content.line, content.text)
}

/** The calendars of a file. Refuses what is no iCalendar file, or one that is damaged, cut off or too long. */
export function calendarsOf(file: string): Component[] {
  if (Buffer.byteLength(file) > MOST_BYTES)
    throw new Refusal('holidays_unreadable', 'The file is over 1 MB. Give one that holds holidays and little else.')
  const calendars: Component[] = []
  const open: Component[] = []
  for (const content of contentLines(file)) {
    take(open, content)
    const [outermost] = open
    if (outermost && outermost !== calendars.at(-1)) calendars.push(outermost)
  }
  const [cut] = open
  if (cut)
    throw unreadable(cut.line, `begins a ${cut.kind} that does not end: the file is cut off`, 'Get it once more.')
  if (calendars.length === 0) throw new Refusal('holidays_unreadable', `The file is empty. ${WHAT_TO_DO}`)
  return calendars
}

export const isContentLine = ({ text }: ContentLine): boolean => CONTENT_LINE.test(text)

/** The first line of that name, and all of them. */
export const linesNamed = (component: Component, name: string): ContentLine[] =>
  component.lines.filter(({ text }) => /^[^;:]+/.exec(text)?.[0].toUpperCase() === name)
