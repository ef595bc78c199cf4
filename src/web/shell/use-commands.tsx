import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { COMPANY } from '../../contract/queue.ts'
import type { TicketDetail } from '../../contract/tickets.ts'
import type { Workspace } from '../../contract/workspace.ts'
import { Avatar } from '../components/avatar.tsx'
import { useDesk } from '../components/desk-context.ts'
import {
  ClaimIcon,
  GlobeIcon,
  HardIcon,
  KeyboardIcon,
  LineIcon,
  ListIcon,
  PlusIcon,
  ScreenIcon,
} from '../components/icons.tsx'
import { prefer } from '../data/preferences.ts'
import { useTimeZone } from '../data/time-zone.ts'
import { scopeName } from '../data/workspace.ts'
import { helpText } from '../help-text.ts'
import { text } from '../text.ts'
import { keyOfVerb, possibleVerbs } from '../verbs/possible-verbs.ts'
import { verbIcon } from '../verbs/verb-icon.tsx'
import { verbLabel } from '../verbs/verb-label.ts'
import { PAGES } from './page-list.ts'

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

/** What the palette offers here and now. */
export function useCommands(workspace: Workspace, ticket: TicketDetail | undefined): Commands {
  const navigate = useNavigate()
  const { start, show, next } = useDesk()
  const zone = useTimeZone()
  const toQueue = (search: { scope?: string; state?: (typeof STATES)[number] }) => void navigate({ to: '/', search })
  const you = workspace.you.handle
  const ofTicket = ticket
    ? possibleVerbs(ticket, you).map(
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
  const members = workspace.members.filter(({ handle }) => handle !== you)
  const acting = members.map(
    ({ handle, name }): Doing => ({
      name: palette.actAs(name),
      icon: <Avatar name={name} />,
      run: () => prefer('member', handle),
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
  const actions: Doing[] = [
    { name: palette.next, icon: <ClaimIcon />, hint: 'n', run: next },
    { name: nav.open, icon: <PlusIcon />, hint: 'o', run: () => show({ is: 'open' }) },
    {
      name: workspace.mode === 'hard' ? mode.switchOff : mode.switchOn,
      icon: <HardIcon />,
      run: () => show({ is: 'mode' }),
    },
    { name: palette.zone(zone), icon: <GlobeIcon />, run: () => show({ is: 'zone' }) },
    { name: nav.help, icon: <KeyboardIcon />, hint: '?', run: () => show({ is: 'help' }) },
  ]
  const pages = PAGES.map(
    ({ to, name, Icon, keys }): Doing => ({
      name,
      icon: <Icon />,
      hint: keys,
      run: () => void navigate({ to }),
    }),
  )
  return { ofTicket, goTo: [...lines, ...states, ...pages], actions: [...actions, ...themes, ...acting] }
}
