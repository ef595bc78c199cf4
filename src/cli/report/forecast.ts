/** topline report forecast: of those called 70 %, how many were missed. */
import type { Command } from 'commander'
import type { ForecastReport } from '../../contract/reports.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { count, NONE } from '../words.ts'

const percent = (share: number | null): string => (share === null ? NONE : `${Math.round(share * 100)} %`)

function reportText({ bins, sentence }: ForecastReport, look: Look): string {
  const table = lookTable(
    bins,
    [
      { head: 'chance', cell: ({ from, to }) => `${Math.round(from * 100)} to ${Math.round(to * 100)} %` },
      { head: 'promises', align: 'right', cell: (bin) => count(bin.count) },
      { head: 'called', align: 'right', cell: ({ called }) => percent(called) },
      { head: 'missed', align: 'right', cell: ({ breached }) => percent(breached) },
    ],
    look,
  )
  return `${table}\n\n${sentence}`
}

export function addReportForecast(report: Command, deps: CliDeps): void {
  report
    .command('forecast')
    .description('compare what was forecast with what became of it')
    .action((_: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.forecastReport(), say: reportText }),
    )
}
