import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { COMPANY } from '../../contract/queue.ts'
import type { TicketDetail } from '../../contract/tickets.ts'
import type { Workspace } from '../../contract/workspace.ts'
import type { Permission } from '../../domain/access/permissions.ts'
import { tabsFor } from '../access/settings-tabs.ts'
import { accessText } from '../access-text.ts'
import { useDesk } from '../components/desk-context.ts'
import {
  ClaimIcon,
  GlobeIcon,
  HardIcon,
  IssueIcon,
  KeyboardIcon,
  LineIcon,
  ListIcon,
  PeopleIcon,
  PlusIcon,
  ScreenIcon,
  SignOutIcon,
} from '../components/icons.tsx'
import { useMessages } from '../components/messages.tsx'
import { failureText } from '../data/failure.ts'
import { prefer } from '../data/preferences.ts'
import { useMay, useSession, useSignOut } from '../data/session.ts'
import { useTimeZone } from '../data/time-zone.ts'
import { scopeName } from '../data/workspace.ts'
import { helpText } from '../help-text.ts'
import { issueText } from '../issue-text.ts'
import { text } from '../text.ts'
import { keyOfVerb, possibleVerbs } from '../verbs/possible-verbs.ts'
import { verbIcon } from '../verbs/verb-icon.tsx'
import { verbLabel } from '../verbs/verb-label.ts'
import { pagesFor } from './page-list.ts'
import { canBeOther } from './who-else.ts'

/** One thing the palette can do. */
export interface Doing {
  readonly name: string
  readonly icon: ReactNode
  readonly hint?: string | undefined
  readonly run: () => void
}

interface Commands {
  readonly ofTicket: readonly Doing[]
  readonly goTo: readonly Doing[]
  readonly actions: readonly Doing[]
}

const { palette } = helpText
const STATES = ['waiting', 'owned', 'held', 'done'] as const
const THEMES = ['system', 'light', 'dark'] as const

/** Being somebody else where that is possible, and leaving. */
function useAccountCommands(): Doing[] {
  const { show } = useDesk()
  const { refuse } = useMessages()
  const { data: session } = useSession()
  const { mutate: signOut } = useSignOut()
  const { menu } = accessText
  const leave: Doing = {
    name: menu.signOut,
    icon: <SignOutIcon />,
    run: () => signOut(session?.signOutAt ?? null, { onError: (error) => refuse(failureText(error)) }),
  }
  if (session === undefined || !canBeOther(session)) return [leave]
  return [{ name: menu.somebodyElse, icon: <PeopleIcon />, run: () => show({ is: 'somebody' }) }, leave]
}

/** What the palette offers here and now. */
export function useCommands(workspace: Workspace, ticket: TicketDetail | undefined): Commands {
  const navigate = useNavigate()
  const { start, show, open, next } = useDesk()
  const zone = useTimeZone()
  const may = useMay()
  const account = useAccountCommands()
  const toQueue = (search: { scope?: string; state?: (typeof STATES)[number] }) => void navigate({ to: '/', search })
  const ofTicket = ticket
    ? possibleVerbs(ticket, workspace.you, may).map(
        (verb): Doing => ({
          name: verbLabel(verb, ticket),
          icon: verbIcon[verb],
          hint: keyOfVerb(verb),
          run: () => start(verb, ticket.number),
        }),
      )
    : []
  const lines = [COMPANY, ...workspace.teams.map(({ slug }) => slug)].map(
    (scope): Doing => ({
      name: palette.line(scopeName(workspace, scope)),
      icon: <LineIcon />,
      run: () => toQueue({ scope }),
    }),
  )
  const states = STATES.map(
    (state): Doing => ({
      name: text.queue.states[state],
      icon: <ListIcon />,
      run: () => toQueue({ state }),
    }),
  )
  const themes = THEMES.map(
    (theme): Doing => ({
      name: palette.theme(text.nav.themes[theme]),
      icon: <ScreenIcon />,
      run: () => prefer('theme', theme === 'system' ? null : theme),
    }),
  )
  const { mode, nav } = text
  const allowed: readonly (readonly [Permission, Doing])[] = [
    ['work_tickets', { name: palette.next, icon: <ClaimIcon />, hint: 'n', run: next }],
    ['open_tickets', { name: nav.open, icon: <PlusIcon />, hint: 'o', run: open }],
    [
      'file_issues',
      {
        name: issueText.form.file,
        icon: <IssueIcon />,
        run: () => show({ is: 'file-issue', ticket: ticket?.number }),
      },
    ],
    [
      'switch_mode',
      {
        name: workspace.mode === 'hard' ? mode.switchOff : mode.switchOn,
        icon: <HardIcon />,
        run: () => show({ is: 'mode' }),
      },
    ],
  ]
  const actions: Doing[] = [
    ...allowed.filter(([permission]) => may(permission)).map(([, doing]) => doing),
    { name: palette.zone(zone), icon: <GlobeIcon />, run: () => show({ is: 'zone' }) },
    { name: nav.help, icon: <KeyboardIcon />, hint: '?', run: () => show({ is: 'help' }) },
  ]
  const settings = tabsFor(may).map(({ name, ...tab }) => ({ ...tab, name: palette.settings(name) }))
  const pages = [...pagesFor(may), ...settings].map(
    ({ to, name, Icon, keys }): Doing => ({
      name,
      icon: <Icon />,
      hint: keys,
      run: () => void navigate({ to }),
    }),
  )
  return { ofTicket, goTo: [...lines, ...states, ...pages], actions: [...actions, ...themes, ...account] }
}
