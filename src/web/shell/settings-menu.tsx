import type { Workspace } from '../../contract/workspace.ts'
import { Avatar } from '../components/avatar.tsx'
import { useDesk } from '../components/desk-context.ts'
import { GlobeIcon, KeyboardIcon } from '../components/icons.tsx'
import { Menu, type MenuChoices } from '../components/menu.tsx'
import { prefer, usePreference } from '../data/preferences.ts'
import { useTimeZone } from '../data/time-zone.ts'
import { terms } from '../terms.ts'
import { text } from '../text.ts'

const themes = (['system', 'light', 'dark'] as const).map((value) => ({ value, label: text.nav.themes[value] }))

interface SettingsMenuProps {
  readonly workspace: Workspace | undefined
  /** Whether the name shows beside the initials. */
  readonly named?: boolean
}

/** Who acts, in which workspace, in which theme and time zone. */
export function SettingsMenu({ workspace, named = false }: SettingsMenuProps) {
  const { show } = useDesk()
  const zone = useTimeZone()
  const theme = usePreference('theme') ?? 'system'
  if (!workspace) return <span className="size-8" />
  const { you, members, workspaces, slug, version } = workspace
  const acting: MenuChoices = {
    label: text.nav.actingAs,
    value: you.handle,
    onChange: (handle) => prefer('member', handle),
    choices: members.map(({ handle, name, role }) => ({ value: handle, label: name, aside: terms.role[role] })),
  }
  const where: MenuChoices = {
    label: text.nav.workspace,
    value: slug,
    onChange: (wanted) => {
      prefer('member', null)
      prefer('workspace', wanted)
    },
    choices: workspaces.map((each) => ({ value: each.slug, label: each.name })),
  }
  const look: MenuChoices = {
    label: text.nav.theme,
    value: theme,
    onChange: (wanted) => prefer('theme', wanted === 'system' ? null : wanted),
    choices: themes,
  }
  return (
    <Menu
      label={text.nav.menu}
      align={named ? 'start' : 'end'}
      side={named ? 'top' : 'bottom'}
      // People last: there may be many, and the rest must not stand below them.
      groups={workspaces.length > 1 ? [look, where, acting] : [look, acting]}
      actions={[
        {
          name: text.nav.timeZone(zone.replaceAll('_', ' ')),
          icon: <GlobeIcon />,
          onSelect: () => show({ is: 'zone' }),
        },
        { name: text.nav.help, icon: <KeyboardIcon />, hint: '?', onSelect: () => show({ is: 'help' }) },
      ]}
      footer={text.nav.version(version)}
      trigger={(props) => (
        <button
          type="button"
          {...props}
          aria-label={text.nav.actingAsWho(you.name)}
          className={`flex h-9 items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover ${named ? 'mt-1' : ''}`}
        >
          <Avatar name={you.name} />
          {named ? (
            <span className="min-w-0 flex-1 leading-4">
              <span className="block truncate font-medium">{you.name}</span>
              <span className="block text-2xs text-soft">{terms.role[you.role]}</span>
            </span>
          ) : null}
        </button>
      )}
    />
  )
}
