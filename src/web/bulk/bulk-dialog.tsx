import { type KeyboardEvent, type SubmitEvent, useState } from 'react'
import type { BulkDone, BulkPreview, BulkVerb } from '../../contract/bulk.ts'
import { bulkText } from '../bulk-text.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Refused } from '../components/states.tsx'
import { useClient } from '../data/client.ts'
import { failureText } from '../data/failure.ts'
import { useRefreshTickets } from '../data/triage.ts'
import { text } from '../text.ts'
import { useUndo } from '../verbs/use-undo.ts'
import { Consequences, RefusedList } from './bulk-consequences.tsx'
import { BulkFields } from './bulk-fields.tsx'
import { type BulkWish, callOf, type Seen } from './bulk-verbs.ts'

interface BulkDialogProps {
  readonly verb: BulkVerb
  readonly tickets: readonly Seen[]
  /** Tells which were done. */
  readonly onDone: (numbers: readonly number[]) => void
  readonly onClose: () => void
}

/** What is asked for, what it would do, and what was refused in the end. */
interface State {
  readonly preview?: BulkPreview
  readonly left?: BulkDone['items']
  readonly busy: boolean
  readonly refusal?: string
}

/** What needs no word may be looked at at once. */
const beginning = (verb: BulkVerb): BulkWish | undefined => {
  if (verb === 'claim') return { verb, input: {} }
  return verb === 'release' ? { verb, input: {} } : undefined
}

function useBulk({ verb, tickets, onDone, onClose }: BulkDialogProps) {
  const client = useClient()
  const refresh = useRefreshTickets()
  const { offer } = useUndo()
  const [wish, setWish] = useState(() => beginning(verb))
  const [state, setState] = useState<State>({ busy: false })

  async function sending(work: () => Promise<State | undefined>): Promise<void> {
    setState((before) => ({ ...(before.preview ? { preview: before.preview } : {}), busy: true }))
    try {
      const next = await work()
      if (next) setState(next)
    } catch (error) {
      setState((before) => ({ ...before, busy: false, refusal: failureText(error) }))
    }
  }
  function look() {
    if (wish === undefined) return setState({ busy: false, refusal: bulkText.missing })
    void sending(async () => ({ preview: await client.previewMany(callOf(wish, tickets)), busy: false }))
  }
  /** With the versions that were looked at, and only to those that would not be refused. */
  const act = (preview: BulkPreview) =>
    wish &&
    sending(async () => {
      const since = performance.now()
      const meant = preview.items.flatMap(({ number, version, refused }) =>
        refused === null && version !== null ? [{ number, version }] : [],
      )
      const { items } = await client.actOnMany(callOf(wish, meant))
      const done = items.flatMap(({ number, version }) => (version === null ? [] : [{ number, version }]))
      const refused = items.length - done.length
      const says = refused === 0 ? bulkText.done(verb, done.length) : bulkText.doneAnd(verb, done.length, refused)
      offer(says, done, since)
      onDone(done.map(({ number }) => number))
      void refresh(items.map(({ number }) => number))
      if (refused > 0) return { left: items, busy: false }
      onClose()
      return undefined
    })
  /** What comes next: looking at what would happen, and then doing that. */
  function goOn(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const { busy, preview } = state
    if (busy) return
    if (preview === undefined) look()
    else if (preview.totals.done > 0) void act(preview)
  }
  const back = () => setState({ busy: false })
  return { wish, setWish, state, goOn, back }
}

interface FooterProps {
  readonly refusal: string | undefined
  readonly children: React.ReactNode
}

function Footer({ refusal, children }: FooterProps) {
  return (
    <footer className="grid grid-cols-1 gap-3 border-t border-line px-5 py-3">
      {refusal === undefined ? null : <Refused says={refusal} />}
      <div className="flex flex-wrap justify-end gap-2">{children}</div>
    </footer>
  )
}

const BODY = 'grid min-h-0 flex-1 grid-cols-1 content-start gap-4 overflow-y-auto px-5 py-4'

/** Asks what the verb takes, shows what it would do to each of the tickets, and does it. */
export function BulkDialog(props: BulkDialogProps) {
  const { verb, tickets, onClose } = props
  const { wish, setWish, state, goOn, back } = useBulk(props)
  const { preview, left, busy, refusal } = state
  if (left) {
    return (
      <Dialog title={bulkText.title(verb, tickets.length)} wide onClose={onClose}>
        <div className={BODY} tabIndex={-1} data-autofocus="">
          <RefusedList title={bulkText.leftList} items={left.filter((item) => item.refused !== null)} />
        </div>
        <Footer refusal={undefined}>
          <Button look="primary" onClick={onClose}>
            {bulkText.close}
          </Button>
        </Footer>
      </Dialog>
    )
  }
  return (
    <Dialog title={bulkText.title(verb, tickets.length)} says={bulkText.nothing} wide onClose={onClose}>
      <form className="flex min-h-0 flex-1 flex-col" onSubmit={goOn} onKeyDown={goOnByKey}>
        {/* Kept while it is looked at, so that going back finds what was written. */}
        <div className={preview ? 'hidden' : BODY}>
          <BulkFields verb={verb} onWish={setWish} />
        </div>
        {preview ? (
          <div className={BODY} ref={focusFirst}>
            <Consequences verb={verb} preview={preview} />
          </div>
        ) : null}
        <Footer refusal={refusal}>
          {preview ? (
            <>
              <Button look="quiet" onClick={back}>
                {bulkText.back}
              </Button>
              <Button
                key="do"
                look="primary"
                type="submit"
                aria-disabled={busy || preview.totals.done === 0}
                // The second click of two that were meant for the button before it does nothing.
                onClick={(event) => event.detail > 1 && event.preventDefault()}
              >
                {bulkText.doIt(verb, preview.totals.done)}
              </Button>
            </>
          ) : (
            <>
              <Button look="quiet" onClick={onClose}>
                {text.cancel}
              </Button>
              <Button key="look" look="primary" type="submit" aria-disabled={busy || wish === undefined}>
                {bulkText.preview}
              </Button>
            </>
          )}
        </Footer>
      </form>
    </Dialog>
  )
}

/** A key that is held down must not do what it has just shown. */
function goOnByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  if (!event.repeat) event.currentTarget.requestSubmit()
}

/** What would happen is read first. */
const focusFirst = (body: HTMLDivElement | null): void => body?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
