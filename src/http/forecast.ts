/** GET /reports/forecast   how good forecasts have been */
import { forecastCalibration } from '../actions/forecast.ts'
import { ForecastReport } from '../contract/reports.ts'
import { type Calibration, verdictOn } from '../domain/forecast/calibration.ts'
import { isoOf } from '../domain/time.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

const reportView = (found: Calibration, asOf: string): ForecastReport => ({
  asOf,
  count: found.count,
  bins: [...found.bins],
  brier: found.brier,
  brierOfBase: found.brierOfBase,
  sentence: verdictOn(found),
})

/** The report on forecasts. */
export function forecastRoutes(api: Api, deps: Deps): void {
  api.get(
    '/reports/forecast',
    {
      config: { permission: 'read_reports' },
      schema: { summary: 'How good forecasts have been', tags: ['reports'], response: { 200: ForecastReport } },
    },
    async (request) => {
      const { tenant, policies } = await deps.desks.of(request)
      const now = deps.now()
      return reportView(await forecastCalibration({ tenant, policies, now }), isoOf(now))
    },
  )
}
