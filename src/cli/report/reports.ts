/** topline report: how it went. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import { addReportDocuments } from './documents.ts'
import { addReportForecast } from './forecast.ts'
import { addReportHandOffs } from './hand-offs.ts'
import { addReportHelpRate } from './help-rate.ts'
import { addReportHolds } from './holds.ts'
import { addReportPriorityChanges } from './priority-changes.ts'
import { addReportRouting } from './routing.ts'
import { addReportSla } from './sla.ts'

const REPORTS = [
  addReportSla,
  addReportDocuments,
  addReportHolds,
  addReportForecast,
  addReportPriorityChanges,
  addReportRouting,
  addReportHelpRate,
  addReportHandOffs,
]

export function addReports(report: Command, deps: CliDeps): void {
  for (const add of REPORTS) add(report, deps)
}
