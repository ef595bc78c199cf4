/** Plain tables for people: columns as wide as they need, one of them cut so that a row fits the terminal. */

type Paint = (text: string) => string

export interface Cell {
  readonly text: string
  /** Colours the text once its width is known. */
  readonly paint?: Paint | undefined
}

export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => Cell | string
  readonly align?: 'right'
  /** The column that is cut when a row is too wide; the first one that says so. */
  readonly cut?: true
}

const GAP = '  '
/** Below this a cut text tells nothing; a row that is still too wide then wraps. */
const LEAST_CUT = 12

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const TWO_WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

const widthOf = (grapheme: string): number => (TWO_WIDE.test(grapheme) ? 2 : 1)

/** Places of a terminal that `text` takes; East Asian letters and emoji take two. */
export function textWidth(text: string): number {
  return [...graphemes.segment(text)].reduce((width, { segment }) => width + widthOf(segment), 0)
}

/** `text` in at most `width` places, ending in … when something was cut. */
export function cutTo(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let kept = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment)
    if (used > width - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = []
  let open: string | undefined
  for (const word of line.split(/ +/)) {
    const longer: string = open === undefined ? word : `${open} ${word}`
    if (open !== undefined && textWidth(longer) > width) {
      lines.push(open)
      open = word
    } else {
      open = longer
    }
  }
  return open === undefined ? lines : [...lines, open]
}

/** `text` in lines of at most `width` places; its own line breaks stay, a longer word stands alone. */
export function wrapTo(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => (textWidth(line) <= width ? [line.trimEnd()] : wrapLine(line, width)))
}

const cellOf = (made: Cell | string): Cell => {
  const { text, paint } = typeof made === 'string' ? { text: made, paint: undefined } : made
  return { text: text.replace(/\s+/g, ' ').trim(), paint }
}

function padded({ text, paint }: Cell, width: number, align: 'right' | undefined): string {
  const space = ' '.repeat(Math.max(0, width - textWidth(text)))
  const shown = paint ? paint(text) : text
  return align === 'right' ? space + shown : shown + space
}

function widths<Row>(columns: readonly Column<Row>[], cells: readonly (readonly Cell[])[], most: number): number[] {
  const wanted = columns.map(({ head }, index) =>
    Math.max(textWidth(head), ...cells.map((row) => textWidth(row[index]?.text ?? ''))),
  )
  const cut = columns.findIndex((column) => column.cut)
  const total = wanted.reduce((sum, width) => sum + width, 0) + GAP.length * (columns.length - 1)
  return wanted.map((width, index) =>
    index === cut && total > most ? Math.max(Math.min(width, LEAST_CUT), width - (total - most)) : width,
  )
}

/** The table as text, without a line break at its end; `paintHead` colours the line of names. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { columns: most, paintHead }: { columns: number; paintHead: Paint },
): string {
  const cells = rows.map((row) => columns.map(({ cell }) => cellOf(cell(row))))
  const wide = widths(columns, cells, most)
  const line = (row: readonly Cell[]): string =>
    row
      .map(({ text, paint }, index) => {
        const width = wide[index] ?? 0
        return padded({ text: cutTo(text, width), paint }, width, columns[index]?.align)
      })
      .join(GAP)
      .trimEnd()
  const head = columns.map(({ head: text }): Cell => ({ text, paint: paintHead }))
  return [line(head), ...cells.map(line)].join('\n')
}
