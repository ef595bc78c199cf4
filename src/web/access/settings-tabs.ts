/** The tabs of the settings, in their order, and whom each is for. */
import type { Permission } from '../../domain/access/permissions.ts'
import { BellIcon, FileIcon, GearIcon, KeyIcon, PeopleIcon, ShieldIcon } from '../components/icons.tsx'
import { text } from '../text.ts'

interface Tab {
  readonly to:
    | '/settings/you'
    | '/settings/notices'
    | '/settings/people'
    | '/settings/sign-in'
    | '/settings/audit'
    | '/settings/data'
  readonly name: string
  readonly Icon: typeof GearIcon
  readonly keys?: string
  /** One of these is enough. */
  readonly may: readonly Permission[]
}

const tabs = text.nav.settingsTabs

export const SETTINGS: readonly Tab[] = [
  { to: '/settings/you', name: tabs.you, Icon: GearIcon, keys: 'g s', may: ['be_signed_in'] },
  { to: '/settings/notices', name: tabs.notices, Icon: BellIcon, may: ['keep_notices'] },
  { to: '/settings/people', name: tabs.people, Icon: PeopleIcon, keys: 'g m', may: ['read_line'] },
  { to: '/settings/sign-in', name: tabs.signIn, Icon: KeyIcon, may: ['configure_sign_in'] },
  { to: '/settings/audit', name: tabs.audit, Icon: ShieldIcon, keys: 'g a', may: ['read_audit'] },
  { to: '/settings/data', name: tabs.data, Icon: FileIcon, may: ['export_workspace', 'erase_people', 'set_retention'] },
]

/** Those of the tabs that somebody may open. */
export const tabsFor = (may: (permission: Permission) => boolean): readonly Tab[] =>
  SETTINGS.filter((tab) => tab.may.some(may))
