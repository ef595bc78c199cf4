import type { Attainment } from '../../../contract/reports.ts'
import type { Grouping } from '../../../domain/clock/attainment.ts'
import { PRIORITIES, SEGMENTS, SEVERITIES } from '../../../domain/vocabulary.ts'
import { monthName } from '../../format.ts'
import { reportText } from '../../report-text.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'

type Group = Pick<Attainment['rows'][number], 'key' | 'name'>

const names: Readonly<Record<Grouping, Readonly<Record<string, string>>>> = {
  priority: Object.fromEntries(PRIORITIES.map((each) => [each, terms.priority[each].label])),
  severity: Object.fromEntries(
    SEVERITIES.map((each) => [each, reportText.severity(String(each), terms.severity[each].label)]),
  ),
  segment: Object.fromEntries(SEGMENTS.map((each) => [each, terms.segment[each]])),
  account: { none: reportText.noAccount },
  'calendar-month': {},
}

/** `2026-03` as March 2026. */
function monthOf(key: string): string {
  const [year = Number.NaN, month = Number.NaN] = key.split('-').map(Number)
  return Number.isNaN(year + month) ? key : `${monthName(year, month)} ${year}`
}

/** What the screens call a group; the server's name for what they have none of. */
export function groupName(by: Grouping, { key, name }: Group): string {
  if (by === 'calendar-month') return monthOf(key)
  if (key === 'untriaged') return text.untriaged
  return names[by][key] ?? name
}
