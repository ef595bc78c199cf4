import { useEffect, useRef, useState } from 'react'
import type { Workspace } from '../../../contract/workspace.ts'
import { Button } from '../../components/button.tsx'
import { useWhereabouts } from '../../components/desk-context.ts'
import { useMessages } from '../../components/messages.tsx'
import { type KeyMap, useKeys } from '../../components/use-keys.ts'
import { useWide } from '../../components/use-wide.ts'
import { useForbidden } from '../../data/session.ts'
import type { Inbox } from '../../data/triage.ts'
import { triageText } from '../../triage-text.ts'
import { ActionBar } from './action-bar.tsx'
import { knownAmong } from './spam-form.tsx'
import { ACTIONS, type PanelName, permissionFor, SHOWN, type TriageAction } from './triage-actions.ts'
import { TriageDetail } from './triage-detail.tsx'
import { TriageEmpty } from './triage-empty.tsx'
import { TriageList } from './triage-list.tsx'
import { TriagePanel } from './triage-panel.tsx'
import { type InboxList, useInboxList } from './use-inbox-list.ts'
import { spamOf, useSteps, whatOf } from './use-steps.ts'

interface TriageViewProps {
  readonly inbox: Inbox
  readonly workspace: Workspace
  /** The ticket that the address names. */
  readonly ticket: number | undefined
  /** Tells which ticket is at hand; `isOpened` when it was gone into. */
  readonly onTicket: (number: number | undefined, isOpened: boolean) => void
}

/** Panels and what the keys mean for the ticket at hand, or for those selected. */
function useTriage({ inbox, ticket }: TriageViewProps) {
  const list = useInboxList(inbox, ticket)
  const steps = useSteps(list)
  const forbidden = useForbidden()
  const { refuse } = useMessages()
  const [open, setOpen] = useState<{ name: PanelName; numbers: readonly number[] }>()
  const { current, selected } = list

  function close(): void {
    setOpen(undefined)
    if (current) list.goTo(current.number)
  }
  const rowsOf = (numbers: readonly number[]) => list.rows.filter(({ number }) => numbers.includes(number))
  function begin(action: TriageAction, numbers: readonly number[]) {
    const what = whatOf(numbers)
    const { done } = triageText
    if (action === 'accept' && current?.proposed) {
      const { severity, priority } = current.proposed
      const says = done.triage(what, severity, priority)
      return steps.take(numbers, { verb: 'triage', input: { severity, priority } }, { says, after: 'leaves' })
    }
    if (action === 'spam' && knownAmong(rowsOf(numbers)).length === 0) {
      return steps.take(numbers, spamOf(), { says: done.spam(what), after: 'leaves' })
    }
    if (action === 'wake') {
      return steps.take(numbers, { verb: 'snooze', input: { until: null } }, { says: done.wake(what), after: 'leaves' })
    }
    if (action === 'undo') return steps.undo()
    setOpen({ name: action === 'accept' ? 'judge' : action, numbers })
  }
  /** Of one ticket alone when it is named, else of those selected or of the one at hand. */
  function act(action: TriageAction, only?: number) {
    const why = forbidden(permissionFor(action))
    if (why !== undefined) return refuse(why)
    if (action === 'undo') return steps.undo()
    if (only !== undefined) begin(action, [only])
    else if (selected.length === 0) current && begin(action, [current.number])
    else if (ACTIONS[action].many) begin(action, selected)
    else refuse(triageText.onlyOne)
  }
  return { list, steps, open, act, close, rowsOf }
}

interface TriageKeys {
  /** A form lies open: what is done to tickets rests, and so do the keys of the screens below. */
  readonly isFormOpen: boolean
  readonly list: InboxList
  readonly actions: readonly TriageAction[]
  readonly act: (action: TriageAction) => void
  readonly onEnter: () => void
  readonly onLeave: () => void
}

/** Before what these keys mean on other screens. */
function useTriageKeys({ isFormOpen, list, actions, act, onEnter, onLeave }: TriageKeys): void {
  const { current } = list
  const keys: KeyMap = {
    j: () => list.step(1, false),
    k: () => list.step(-1, false),
    J: () => list.step(1, true),
    K: () => list.step(-1, true),
    x: () => current && list.toggle(current.number),
    '.': list.showFresh,
    // A focused button does what it says.
    Enter: ({ target }) => {
      if (target instanceof HTMLElement && target.closest('a, button')) target.click()
      else onEnter()
    },
    Escape: onLeave,
    u: () => act('undo'),
    z: () => act('undo'),
    ...Object.fromEntries(actions.map((action) => [ACTIONS[action].key, () => act(action)])),
  }
  useKeys(isFormOpen ? { Escape: onLeave } : keys, isFormOpen)
}

interface ListPaneProps {
  readonly inbox: Inbox
  readonly list: InboxList
  readonly actions: readonly TriageAction[]
  readonly act: (action: TriageAction) => void
  readonly onOpen: (number: number) => void
}

/** The list, and above it what may be done to those selected. */
function ListPane({ inbox, list, actions, act, onOpen }: ListPaneProps) {
  const { selected } = list
  return (
    <div className="flex min-h-0 w-full shrink-0 flex-col border-line lg:w-80 lg:border-r xl:w-[22rem]">
      {selected.length === 0 ? null : (
        <div className="grid gap-2 border-b border-line bg-panel p-3">
          <p role="status" className="flex items-center gap-2">
            <span className="flex-1 font-medium">{triageText.selected(selected.length)}</span>
            <Button look="quiet" hint="Esc" className="h-7!" onClick={list.clear}>
              {triageText.clear}
            </Button>
          </p>
          <ActionBar
            actions={actions.filter((action) => ACTIONS[action].many)}
            shown={2}
            isLed={false}
            isKeyed
            onDo={act}
          />
        </div>
      )}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <TriageList
          list={list}
          label={inbox.state === 'waiting' ? triageText.list : triageText.snoozedList}
          hasMore={inbox.hasMore}
          onOpen={onOpen}
        />
      </div>
    </div>
  )
}

/** List and detail side by side; on a narrow screen one after the other. */
export function TriageView(props: TriageViewProps) {
  const { inbox, workspace, ticket, onTicket } = props
  const { list, steps, open, act, close, rowsOf } = useTriage(props)
  const { rows, current, selected } = list
  const wide = useWide('lg')
  const detail = useRef<HTMLElement>(null)
  const number = current?.number
  useWhereabouts({ ticket: number, scope: undefined, team: undefined })

  const { refuse } = useMessages()
  // Of the ticket the address named as the inbox opened: where it is not, the first one would pass for it.
  const lost = useRef(ticket !== undefined && !inbox.rows.some((row) => row.number === ticket) ? ticket : undefined)
  useEffect(() => {
    if (lost.current !== undefined) refuse(triageText.notHere(lost.current))
    lost.current = undefined
  }, [refuse])

  const gone = useRef(number)
  useEffect(() => {
    if (!wide || number === gone.current) return
    gone.current = number
    onTicket(number, false)
  }, [wide, number, onTicket])

  function goInto(to: number): void {
    list.goTo(to)
    if (!wide) onTicket(to, true)
  }
  const actions = SHOWN[inbox.state]
  function enter(): void {
    if (!current) return
    if (!wide) goInto(current.number)
    detail.current?.focus()
  }
  function leave(): void {
    if (open) close()
    else if (selected.length > 0) list.clear()
    else if (current) list.goTo(current.number)
  }
  useTriageKeys({ isFormOpen: open !== undefined, list, actions, act, onEnter: enter, onLeave: leave })

  if (rows.length === 0 || !current) return <TriageEmpty state={inbox.state} />
  const panel = open ? (
    <TriagePanel
      key={`${open.name} ${open.numbers.join(' ')}`}
      name={open.name}
      numbers={open.numbers}
      rows={rowsOf(open.numbers)}
      onTake={steps.take}
      onClose={close}
    />
  ) : null
  const isDeep = wide || ticket === current.number
  return (
    <div className="flex min-h-0 flex-1">
      {wide || !isDeep ? <ListPane inbox={inbox} list={list} actions={actions} act={act} onOpen={goInto} /> : null}
      {isDeep ? (
        <TriageDetail
          key={current.number}
          ref={detail}
          row={current}
          workspace={workspace}
          actions={actions}
          hasKeys={selected.length === 0}
          onDo={(action) => act(action, current.number)}
          onBack={wide ? undefined : () => onTicket(undefined, false)}
          panel={panel}
        />
      ) : (
        panel
      )}
    </div>
  )
}
