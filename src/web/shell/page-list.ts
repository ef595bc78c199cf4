/** The screens beside the lines, in the order of the navigation. */
import { CalendarIcon, ReportIcon, RulesIcon } from '../components/icons.tsx'
import { text } from '../text.ts'

export const PAGES = [
  { group: 'rules', to: '/calendars', name: text.nav.calendars, Icon: CalendarIcon, keys: 'g c' },
  { group: 'rules', to: '/policies/sla', name: text.nav.sla, Icon: RulesIcon, keys: 'g p' },
  { group: 'reports', to: '/reports/promises', name: text.nav.kept, Icon: ReportIcon, keys: 'g r' },
] as const

export type PageGroup = (typeof PAGES)[number]['group']
