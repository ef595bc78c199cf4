/** How often support needs engineering: questions and troubleshooting against the tickets of a month (HLP-10). */
import { type JudgedKpi, judged, KPIS } from '../kpi.ts'
import { HELP_KINDS, type HelpKind } from './flow.ts'

/** Defects and improvements are engineering's own work: they count for nothing here. */
const COUNTED: readonly HelpKind[] = ['question', 'troubleshooting']

export const countsInRate = (kind: HelpKind): boolean => COUNTED.includes(kind)

export interface HelpRate extends JudgedKpi {
  /** Requests that count. */
  readonly counted: number
  readonly byKind: Readonly<Record<HelpKind, number>>
}

/** The rate of a month in which `tickets` came in, and so many requests of each kind were asked. */
export function helpRate(tickets: number, asked: Readonly<Partial<Record<HelpKind, number>>>): HelpRate {
  const byKind = Object.fromEntries(HELP_KINDS.map((kind) => [kind, asked[kind] ?? 0])) as Record<HelpKind, number>
  const counted = COUNTED.reduce((sum, kind) => sum + byKind[kind], 0)
  return { ...judged(KPIS.help_rate, counted, tickets), counted, byKind }
}
