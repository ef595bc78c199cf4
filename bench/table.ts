/** Tables as text that is also Markdown. */
export interface Table {
  readonly title: string
  /** A sentence on how it was measured. */
  readonly how: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export const ms = (value: number): string => (Number.isNaN(value) ? '–' : `${value.toFixed(value < 10 ? 2 : 1)} ms`)
export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`
export const count = (value: number): string => value.toLocaleString('en')
export const ratio = (value: number, other: number): string =>
  Number.isFinite(value / other) ? `${(value / other).toFixed(2)}×` : '–'

export function printTable({ title, how, head, rows }: Table): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [`## ${title}`, '', how, '', line(head), rule, ...rows.map(line), ''].join('\n')
}
