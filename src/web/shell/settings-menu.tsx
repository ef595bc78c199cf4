import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Session } from '../../contract/access.ts'
import type { Workspace } from '../../contract/workspace.ts'
import { accessText } from '../access-text.ts'
import { Avatar } from '../components/avatar.tsx'
import { useDesk } from '../components/desk-context.ts'
import { GearIcon, GlobeIcon, HoldIcon, KeyboardIcon, PeopleIcon, SignOutIcon } from '../components/icons.tsx'
import { Menu, type MenuAction, type MenuChoices } from '../components/menu.tsx'
import { useMessages } from '../components/messages.tsx'
import { useDuty, useSetCapacity } from '../data/duty.ts'
import { failureText } from '../data/failure.ts'
import { prefer, usePreference } from '../data/preferences.ts'
import { useMay, useSession, useSignOut, useSwitchSession } from '../data/session.ts'
import { useTimeZone } from '../data/time-zone.ts'
import { dutyText } from '../duty-text.ts'
import { terms } from '../terms.ts'
import { text } from '../text.ts'
import { canBeOther, workspacesOf } from './who-else.ts'

const { menu } = accessText
const themes = (['system', 'light', 'dark'] as const).map((value) => ({ value, label: text.nav.themes[value] }))

interface SettingsMenuProps {
  readonly workspace: Workspace | undefined
  /** Whether the name shows beside the initials. */
  readonly named?: boolean
}

/** The workspaces one can go over to, when there is more than one. */
function useWhere(session: Session | undefined): MenuChoices[] {
  const navigate = useNavigate()
  const { refuse } = useMessages()
  const { mutateAsync } = useSwitchSession()
  const choices = session === undefined ? [] : workspacesOf(session)
  if (session === undefined || choices.length < 2) return []
  const onChange = (workspace: string) => {
    if (workspace === session.workspace.slug) return
    // A promise rather than callbacks: those are lost with the screen, which is read anew.
    mutateAsync({ workspace }).then(
      () => navigate({ to: '/', search: {} }),
      (error: unknown) => refuse(failureText(error)),
    )
  }
  return [{ label: text.nav.workspace, value: session.workspace.slug, onChange, choices }]
}

/** Taking no new tickets, or some again; known once the menu is about to open. */
function useCapacity(wanted: boolean): MenuAction[] {
  const may = useMay()
  const { tell, refuse } = useMessages()
  const { data: session } = useSession()
  const { data: duty } = useDuty(wanted && may('keep_hours'))
  const { mutate } = useSetCapacity()
  const you = duty?.people.find(({ handle }) => handle === session?.handle)
  if (you === undefined || !may('keep_hours')) return []
  const full = you.atCapacity !== null
  const { you: says } = dutyText
  const onSelect = () =>
    mutate(
      { handle: you.handle, atCapacity: !full },
      {
        onSuccess: () => tell(full ? says.freeDone : says.fullDone),
        onError: (error) => refuse(failureText(error)),
      },
    )
  return [{ name: full ? says.free : says.full, icon: <HoldIcon />, onSelect }]
}

/** What the menu of the account does. */
function useActions(session: Session | undefined): MenuAction[] {
  const { show } = useDesk()
  const navigate = useNavigate()
  const { refuse } = useMessages()
  const zone = useTimeZone()
  const { mutate: signOut } = useSignOut()
  const other: MenuAction[] =
    session !== undefined && canBeOther(session)
      ? [{ name: menu.somebodyElse, icon: <PeopleIcon />, onSelect: () => show({ is: 'somebody' }) }]
      : []
  return [
    { name: menu.settings, icon: <GearIcon />, hint: 'g s', onSelect: () => void navigate({ to: '/settings/you' }) },
    ...other,
    { name: text.nav.timeZone(zone.replaceAll('_', ' ')), icon: <GlobeIcon />, onSelect: () => show({ is: 'zone' }) },
    { name: text.nav.help, icon: <KeyboardIcon />, hint: '?', onSelect: () => show({ is: 'help' }) },
    {
      name: menu.signOut,
      icon: <SignOutIcon />,
      onSelect: () => signOut(session?.signOutAt ?? null, { onError: (error) => refuse(failureText(error)) }),
    },
  ]
}

/** Who is signed in and where, and what goes with it: settings, theme, time zone, leaving. */
export function SettingsMenu({ workspace, named = false }: SettingsMenuProps) {
  const theme = usePreference('theme') ?? 'system'
  const { data: session } = useSession()
  const where = useWhere(session)
  const [wanted, setWanted] = useState(false)
  const capacity = useCapacity(wanted)
  const actions = [...capacity, ...useActions(session)]
  if (!workspace) return <span className="size-8" />
  const { you, version } = workspace
  const look: MenuChoices = {
    label: text.nav.theme,
    value: theme,
    onChange: (wanted) => prefer('theme', wanted === 'system' ? null : wanted),
    choices: themes,
  }
  return (
    <Menu
      label={menu.title}
      align={named ? 'start' : 'end'}
      side={named ? 'top' : 'bottom'}
      head={{ title: you.name, says: `${terms.role[you.role]} · ${workspace.name}` }}
      groups={[look, ...where]}
      actions={actions}
      footer={text.nav.version(version)}
      trigger={(props) => (
        <button
          type="button"
          {...props}
          onPointerEnter={(event) => {
            setWanted(true)
            props.onPointerEnter?.(event)
          }}
          onFocus={(event) => {
            setWanted(true)
            props.onFocus?.(event)
          }}
          aria-label={menu.label(you.name)}
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
