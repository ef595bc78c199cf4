import { useState } from 'react'
import type { MemberRow } from '../../../contract/access.ts'
import { SessionList } from '../../access/session-list.tsx'
import { SettingsFrame } from '../../access/settings-frame.tsx'
import { Button } from '../../components/button.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { PlusIcon } from '../../components/icons.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { useMembers } from '../../data/access.ts'
import { useMay } from '../../data/session.ts'
import { scopeName, useWorkspace } from '../../data/workspace.ts'
import { settingsText } from '../../settings-text.ts'
import { AddMemberDialog } from './add-member-dialog.tsx'
import { ChangeMemberDialog } from './change-member-dialog.tsx'
import { foundAmong } from './people.ts'
import { PeopleTable } from './people-table.tsx'
import { RemoveMemberDialog } from './remove-member-dialog.tsx'
import { RolesPart } from './roles-part.tsx'

const { people: says } = settingsText
const SHAPES = Array.from({ length: 5 }, () => 'h-10 w-full')

type Open =
  | { readonly is: 'add' }
  | { readonly is: 'change'; readonly member: MemberRow }
  | { readonly is: 'remove'; readonly member: MemberRow }

/** What lies open above the list. */
function Dialogs({ open, members, onOpen }: DialogsProps) {
  const { data: workspace } = useWorkspace()
  const may = useMay()
  if (open === undefined || workspace === undefined) return null
  const close = () => onOpen(undefined)
  const roles = { teams: workspace.teams, mayNameOwners: may('name_owners'), onClose: close }
  switch (open.is) {
    case 'add':
      return <AddMemberDialog {...roles} handles={new Set(members.map(({ handle }) => handle))} />
    case 'change':
      return (
        <ChangeMemberDialog
          {...roles}
          member={open.member}
          isYou={open.member.handle === workspace.you.handle}
          onRemove={() => onOpen({ is: 'remove', member: open.member })}
        />
      )
    case 'remove':
      return <RemoveMemberDialog member={open.member} onClose={close} />
  }
}

interface DialogsProps {
  readonly open: Open | undefined
  readonly members: readonly MemberRow[]
  readonly onOpen: (open: Open | undefined) => void
}

/** Who is here and in which role; what each role may. */
export function PeoplePage() {
  const { data: members, error, refetch } = useMembers()
  const { data: workspace } = useWorkspace()
  const { nameOf } = useDesk()
  const may = useMay()
  const [query, setQuery] = useState('')
  const [withRemoved, setWithRemoved] = useState(false)
  const [open, setOpen] = useState<Open>()
  const all = members?.items ?? []
  const shown = foundAmong(all, { query, withRemoved })
  const present = all.filter(({ removedAt }) => removedAt === null)
  const mayChange = may('manage_people')
  return (
    <SettingsFrame at="/settings/people">
      <div className="grid grid-cols-1 gap-10">
        <Part
          title={members === undefined ? says.title : says.count(present.length)}
          // Only those who change them see addresses.
          says={mayChange ? says.says : undefined}
          actions={
            mayChange ? (
              <Button look="primary" icon={<PlusIcon />} onClick={() => setOpen({ is: 'add' })}>
                {says.add}
              </Button>
            ) : null
          }
        >
          {members === undefined ? (
            <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
          ) : (
            <PeopleTable
              members={shown}
              you={workspace?.you.handle}
              teamName={(slug) => scopeName(workspace, slug)}
              query={query}
              onQuery={setQuery}
              withRemoved={withRemoved}
              onWithRemoved={present.length === all.length ? undefined : setWithRemoved}
              showsVisits={mayChange}
              onChange={mayChange ? (member) => setOpen({ is: 'change', member }) : undefined}
            />
          )}
        </Part>
        {mayChange ? <SessionList of="all" nameOf={nameOf} /> : null}
        <RolesPart yours={workspace?.you.role} />
      </div>
      <Dialogs open={open} members={all} onOpen={setOpen} />
    </SettingsFrame>
  )
}
