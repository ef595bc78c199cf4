/** Short messages about what was just done or refused, one at a time, spoken to screen readers as they appear. */
import {
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { text } from '../text.ts'
import { undoText } from '../undo-text.ts'
import { IconButton } from './button.tsx'
import { AlertIcon, CheckIcon, CloseIcon } from './icons.tsx'
import { KeyHint } from './key-hint.tsx'
import { useTicking } from './ticker.ts'
import { useKeys } from './use-keys.ts'

/** What may be done about a message, such as taking back what it tells of. */
export interface MessageAction {
  readonly label: string
  /** The key that does the same. */
  readonly hint?: string
  /** Until when it can be done, in milliseconds of `performance.now()`; the message stays as long. */
  readonly until?: number
  readonly run: () => void
}

interface Shown {
  readonly id: number
  readonly kind: 'done' | 'refused'
  readonly says: string
  readonly action?: MessageAction | undefined
}

export interface Messages {
  /** Confirms; goes away by itself. */
  readonly tell: (says: string, action?: MessageAction) => void
  /** Refuses; stays until it is dismissed. */
  readonly refuse: (says: string) => void
  /** Does what the last message with a count offered, though it has gone: the answer says whether and how that is put right. */
  readonly takeBack: () => void
  /** Speaks to screen readers only. */
  readonly speak: (says: string) => void
}

const Context = createContext<Messages>({ tell: () => {}, refuse: () => {}, takeBack: () => {}, speak: () => {} })

export const useMessages = (): Messages => use(Context)

/** How long a confirmation stays, in milliseconds; six seconds reads twenty words. */
const STAYS = 6_000

/** How long what was offered is remembered once it is over, in milliseconds: who presses the key later means something else. */
const REMEMBERED = 60_000

/** The seconds that are left, rounded up; empty once there are none. */
const secondsLeft = (until: number, now: number): string =>
  until <= now ? '' : undoText.left(Math.ceil((until - now) / 1_000))

function Countdown({ until }: { readonly until: number }) {
  const left = useTicking(() => secondsLeft(until, performance.now()))
  return (
    <>
      <span className="sr-only">{undoText.spoken}</span>
      <span aria-hidden="true" className="flex min-h-6 w-7 shrink-0 items-center justify-end text-xs tabular-nums">
        {left}
      </span>
    </>
  )
}

interface ActionProps {
  readonly action: MessageAction
  readonly onLeave: () => void
}

/** What may be done about it, with its key. */
function Action({ action, onLeave }: ActionProps) {
  const { label, hint, until, run } = action
  function act() {
    onLeave()
    run()
  }
  useKeys(hint === undefined ? {} : { [hint]: act })
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts={hint}
        onClick={act}
        className="inline-flex min-h-6 shrink-0 items-center gap-1 rounded-sm px-1.5 font-medium underline underline-offset-2 hover:bg-inverse-hover pointer-coarse:min-h-9"
      >
        {label}
        {hint === undefined ? null : <KeyHint keys={hint} inverse />}
      </button>
      {until === undefined ? null : <Countdown until={until} />}
    </>
  )
}

function Message({ kind, says, action, onLeave }: Omit<Shown, 'id'> & { readonly onLeave: () => void }) {
  const leave = useRef(onLeave)
  leave.current = onLeave
  const until = action?.until
  useEffect(() => {
    if (kind === 'refused') return undefined
    const timer = setTimeout(
      () => leave.current(),
      until === undefined ? STAYS : Math.max(until - performance.now(), 0),
    )
    return () => clearTimeout(timer)
  }, [kind, until])
  const Icon = kind === 'done' ? CheckIcon : AlertIcon
  return (
    <div className="pointer-events-auto flex max-w-[calc(100vw-2rem)] sm:max-w-80 animate-rise items-start gap-2 rounded-md bg-inverse py-1.5 pl-3 pr-1.5 text-on-inverse shadow-float">
      <Icon className="mt-1 size-4" />
      <span role={kind === 'refused' ? 'alert' : undefined} className="py-0.5">
        {says}
      </span>
      {action === undefined ? null : <Action action={action} onLeave={onLeave} />}
      <IconButton
        label={text.dismiss}
        onClick={onLeave}
        className="size-6! text-on-inverse hover:bg-inverse-hover hover:text-on-inverse"
      >
        <CloseIcon className="size-3.5" />
      </IconButton>
    </div>
  )
}

/** An action that is forgotten once it was done. */
function once(action: MessageAction, last: RefObject<MessageAction | undefined>): MessageAction {
  return {
    ...action,
    run() {
      last.current = undefined
      action.run()
    },
  }
}

export function MessagesProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<Shown>()
  const [spoken, setSpoken] = useState('')
  const next = useRef(0)
  const last = useRef<MessageAction>(undefined)
  const show = useCallback((kind: Shown['kind'], says: string, action?: MessageAction) => {
    next.current += 1
    const id = next.current
    setShown({ id, kind, says, action })
  }, [])
  const messages = useMemo<Messages>(
    () => ({
      tell(says, action) {
        const offered = action?.until === undefined ? action : once(action, last)
        if (offered?.until !== undefined) last.current = offered
        show('done', says, offered)
      },
      refuse: (says) => show('refused', says),
      takeBack() {
        const { until, run } = last.current ?? {}
        if (run === undefined || until === undefined || until + REMEMBERED < performance.now()) {
          return show('refused', undoText.nothing)
        }
        run()
      },
      speak: setSpoken,
    }),
    [show],
  )
  return (
    <Context value={messages}>
      {children}
      <p role="status" className="sr-only">
        {spoken}
      </p>
      <div
        role="status"
        className="pointer-events-none fixed inset-x-0 top-14 z-50 flex flex-col items-center gap-2 sm:inset-x-auto sm:bottom-4 sm:right-4 sm:top-auto sm:items-end xl:[body:has([data-panel])_&]:right-[22rem]"
      >
        {shown === undefined ? null : (
          <Message
            key={shown.id}
            kind={shown.kind}
            says={shown.says}
            action={shown.action}
            onLeave={() => setShown((now) => (now?.id === shown.id ? undefined : now))}
          />
        )}
      </div>
    </Context>
  )
}
