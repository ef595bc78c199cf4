/** The screens beside the lines, in the order of the navigation. */

import type { Permission } from '../../domain/access/permissions.ts'
import {
  BellIcon,
  BuildingIcon,
  CalendarIcon,
  ConcernIcon,
  HelpIcon,
  IssueIcon,
  PeopleIcon,
  ReportIcon,
  RouteIcon,
  RulesIcon,
  TagIcon,
  TriageIcon,
} from '../components/icons.tsx'
import { text } from '../text.ts'

export const PAGES = [
  { group: 'work', to: '/attention', name: text.nav.attention, Icon: BellIcon, keys: 'g n' },
  { group: 'work', to: '/triage', name: text.nav.triage, Icon: TriageIcon, keys: 'g t' },
  {
    group: 'work',
    to: '/help-requests',
    name: text.nav.helps,
    Icon: HelpIcon,
    keys: 'g h',
    needs: 'answer_help',
  },
  { group: 'work', to: '/issues', name: text.nav.issues, Icon: IssueIcon, keys: 'g i' },
  {
    group: 'work',
    to: '/concerns',
    name: text.nav.concerns,
    Icon: ConcernIcon,
    keys: 'g e',
    needs: 'raise_concerns',
  },
  { group: 'work', to: '/duty', name: text.nav.duty, Icon: PeopleIcon, keys: 'g d' },
  { group: 'work', to: '/accounts', name: text.nav.accounts, Icon: BuildingIcon, keys: 'g k' },
  { group: 'rules', to: '/calendars', name: text.nav.calendars, Icon: CalendarIcon, keys: 'g c' },
  { group: 'rules', to: '/policies/sla', name: text.nav.sla, Icon: RulesIcon, keys: 'g p' },
  { group: 'rules', to: '/policies/routing', name: text.nav.routing, Icon: RouteIcon, keys: 'g o' },
  { group: 'rules', to: '/policies/tags', name: text.nav.tags, Icon: TagIcon, keys: 'g l' },
  { group: 'reports', to: '/reports/promises', name: text.nav.kept, Icon: ReportIcon, keys: 'g r' },
] as const

/** Those that are of use to whoever may do this. */
export const pagesFor = (may: (permission: Permission) => boolean) =>
  PAGES.filter((page) => !('needs' in page) || may(page.needs))

export type PageGroup = (typeof PAGES)[number]['group']
