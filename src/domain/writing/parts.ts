/** What of a text its author wrote here: quoted mail, code and the signature are told apart from it. Rules:
 *  docs/spec/writing.md (WRI-1). */

/** From `start` up to `end`, counted in UTF-16 units as strings are. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Part extends Span {
  readonly kind: 'quote' | 'code' | 'signature'
}

/** More than any person writes; what stands behind it is not searched for words. */
export const LOOKED_AT = 20_000

interface Line extends Span {
  readonly text: string
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start <= text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    lines.push({ start, end, text: text.slice(start, end) })
    start = end + 1
  }
  return lines
}

const FENCE = /^ {0,3}(?:```|~~~)/
const QUOTED = /^ {0,3}>/
const LIST_ITEM = /^\s*(?:[-*•]|\(?\d{1,2}[.)]|[a-h][.)])\s+/
const SIGNATURE = /^(?:-- ?|__ ?|sent from my \w[\w ]{0,20}|get outlook for \w+)\r?$/i
const SIGN_OFF =
  /^(?:(?:best|kind|kindest|warm|warmest|many)(?: regards| wishes| greetings| thanks)?|regards|cheers|sincerely|yours(?: sincerely| truly)?|thanks|thank you|all the best|br|thx|mit freundlichen grüßen|viele grüße|cordialement|saludos)(?: again| so much| very much| in advance)?[,.! -]{0,3}\r?$/i
const FORWARDED = /^-{2,} ?(?:original message|forwarded message|ursprüngliche nachricht|message d'origine) ?-{2,}/i
const HEADER = /^\*?(?:from|von|de)\*?: .{0,200}$/i
const SECOND_HEADER = /^\*?(?:sent|date|to|subject|cc|gesendet|an|betreff|datum|envoyé|para|asunto)\*?:/i
const ATTRIBUTION_BEGINS = /^(?:on|am|le|el|op|il) .{4,}/i
const ATTRIBUTION_ENDS = /(?:wrote|schrieb[^:]{0,80}|a écrit|escribió|schreef|ha scritto) ?:\s*$/i
/** A line that names who wrote what is quoted is no longer than this. */
const LONGEST_ATTRIBUTION = 300
/** A name, a role, a company and how to reach them stand in no more lines than this. */
const SIGNATURE_LINES = 8
const INDENTED = /^(?: {4}|\t)\s*\S/

/** Whether what follows from `index` on was written by somebody else, before. */
function beginsEarlierMail(lines: readonly Line[], index: number): boolean {
  const line = lines[index]?.text ?? ''
  const next = lines[index + 1]?.text ?? ''
  if (line.length > LONGEST_ATTRIBUTION) return false
  if (FORWARDED.test(line)) return true
  if (HEADER.test(line) && SECOND_HEADER.test(next)) return true
  if (!ATTRIBUTION_BEGINS.test(line)) return false
  return ATTRIBUTION_ENDS.test(line) || (next.length <= LONGEST_ATTRIBUTION && ATTRIBUTION_ENDS.test(next))
}

/** Whether a signature begins after the line at `index`; the last lines after a farewell are one, unless a PS follows. */
function signsOff(lines: readonly Line[], index: number, last: number): boolean {
  const line = lines[index]?.text ?? ''
  if (SIGNATURE.test(line)) return true
  // Looking at the last lines alone keeps a text of nothing but thanks from being read over and over.
  if (last - index > 3 * SIGNATURE_LINES || line.length > 60 || !SIGN_OFF.test(line.trim())) return false
  const rest = lines.slice(index + 1, last + 1).filter(({ text }) => text.trim() !== '')
  return rest.length <= SIGNATURE_LINES && !rest.some(({ text }) => /^ps\b|\?\s*$/i.test(text))
}

const lastFilled = (lines: readonly Line[]): number => lines.findLastIndex(({ text }) => text.trim() !== '')

function inlineCode({ start, text }: Line): Part[] {
  if (!text.includes('`')) return []
  return [...text.matchAll(/`[^`]+`/g)].map(({ index, 0: code }) => ({
    kind: 'code',
    start: start + index,
    end: start + index + code.length,
  }))
}

/** The parts of one line outside of code that is fenced, which no earlier mail and no signature begins. */
function partsOfLine(lines: readonly Line[], index: number, line: Line): Part[] {
  const { start, end, text } = line
  if (QUOTED.test(text)) return [{ kind: 'quote', start, end }]
  return isIndentedCode(lines, index) ? [{ kind: 'code', start, end }] : inlineCode(line)
}

/** The parts of `text` that are not its author's own words, in order. */
export function partsOf(text: string): Part[] {
  const lines = linesOf(text)
  const last = lastFilled(lines)
  const parts: Part[] = []
  let fenced = false
  for (const [index, line] of lines.entries()) {
    const { start, end } = line
    const isFence = FENCE.test(line.text)
    if (isFence || fenced) {
      parts.push({ kind: 'code', start, end })
      fenced = fenced !== isFence
      continue
    }
    if (beginsEarlierMail(lines, index)) return [...parts, { kind: 'quote', start, end: text.length }]
    if (signsOff(lines, index, last)) return [...parts, ...signature(lines, index, text.length)]
    parts.push(...partsOfLine(lines, index, line))
  }
  return parts
}

/** The signature from line `index` on, and the mail that is quoted below it. */
function signature(lines: readonly Line[], index: number, end: number): Part[] {
  const start = lines[index]?.start ?? end
  const quoted = lines.findIndex((line, at) => at > index && (QUOTED.test(line.text) || beginsEarlierMail(lines, at)))
  const from = lines[quoted]?.start ?? end
  const signed: Part = { kind: 'signature', start, end: from }
  return from === end ? [signed] : [signed, { kind: 'quote', start: from, end }]
}

/** Four spaces make code where a paragraph begins, or goes on as code; within a list they carry on its item. */
function isIndentedCode(lines: readonly Line[], index: number): boolean {
  const line = lines[index]?.text ?? ''
  if (!INDENTED.test(line) || LIST_ITEM.test(line)) return false
  const before = lines[index - 1]?.text ?? ''
  return before.trim() === '' || INDENTED.test(before)
}

/** `text` with spaces in place of `parts`: everything else stands where it stood. */
export function blanked(text: string, parts: readonly Span[]): string {
  const kept: string[] = []
  let at = 0
  for (const { start, end } of parts) {
    kept.push(text.slice(at, start), text.slice(start, end).replace(/[^\n]/g, ' '))
    at = end
  }
  return [...kept, text.slice(at)].join('')
}

/** What somebody else said, repeated in one line. */
const SPOKEN = /"[^"\n]{1,300}"|“[^“”\n]{1,300}”|„[^„“”\n]{1,300}[“”]|«[^«»\n]{1,300}»/g

/** The author's own words at their places, without what stands in quotation marks. */
export function ownWords(text: string): string {
  const read = text.slice(0, LOOKED_AT)
  const own = blanked(read, partsOf(read)).replace(/[‘’]/g, "'")
  return own.replace(SPOKEN, (quoted) => ' '.repeat(quoted.length))
}

/** A line that ends earlier than this was ended by its author, not by their mail program. */
const WRAPPED_AT = 55

function endsAt(text: string, found: RegExpExecArray, lineStart: number): boolean {
  const [mark] = found
  const next = text[found.index + mark.length]
  if (mark !== '\n') return next === undefined || /\s/.test(next)
  const following = text.slice(found.index + 1, found.index + 80)
  return (
    found.index - lineStart < WRAPPED_AT ||
    following.trimStart() === '' ||
    /^\s*\n/.test(following) ||
    LIST_ITEM.test(following)
  )
}

/** The sentences of `text`, which wrapped lines do not cut. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  const marks = /[.!?…]+["')\]]*|\n/g
  let start = 0
  let lineStart = 0
  const add = (end: number) => {
    const said = text.slice(start, end)
    const lead = said.length - said.trimStart().length
    if (said.trim() !== '') spans.push({ start: start + lead, end: start + said.trimEnd().length })
    start = end
  }
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    const ends = endsAt(text, found, lineStart)
    if (ends) add(found.index + found[0].length)
    if (found[0] === '\n') lineStart = found.index + 1
  }
  add(text.length)
  return spans
}

/** The number, letter or dot before an item of a list; undefined when `line` is none. */
export const listMark = (line: string): string | undefined => LIST_ITEM.exec(line)?.[0]
