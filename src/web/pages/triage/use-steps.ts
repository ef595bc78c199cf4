import { useRef } from 'react'
import type { VerbInput } from '../../../contract/tickets.ts'
import { useMessages } from '../../components/messages.tsx'
import { useClient } from '../../data/client.ts'
import { failureText } from '../../data/failure.ts'
import type { Act } from '../../data/tickets.ts'
import { useRefreshTickets } from '../../data/triage.ts'
import { text } from '../../text.ts'
import { triageText } from '../../triage-text.ts'
import { takenBack, undoUntil } from '../../verbs/use-undo.ts'
import type { InboxList } from './use-inbox-list.ts'

/** A ticket as a step left it. */
interface Left {
  readonly number: number
  readonly version: number
}

interface Step {
  readonly what: string
  readonly left: Promise<readonly Left[]>
}

/** Steps outlive a reload, in this tab only. */
const KEPT = 'topline.triage.steps'
/** More are not taken back one by one. */
const MOST = 20

interface KeptStep {
  readonly what: string
  readonly left: readonly Left[]
}

const isKept = (step: unknown): step is KeptStep =>
  typeof step === 'object' && step !== null && 'what' in step && 'left' in step && Array.isArray(step.left)

function keptSteps(): Step[] {
  const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]')
  if (!Array.isArray(kept)) return []
  return kept.filter(isKept).map(({ what, left }) => ({ what, left: Promise.resolve(left) }))
}

async function keepSteps(steps: readonly Step[]): Promise<void> {
  const settled = await Promise.allSettled(
    steps.slice(-MOST).map(async ({ what, left }) => ({ what, left: await left })),
  )
  const kept = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  sessionStorage.setItem(KEPT, JSON.stringify(kept))
}

/** What is done to many tickets at once. */
type ManyVerb = 'dismiss' | 'snooze' | 'route' | 'classify'
export type ManyAct = { [Verb in ManyVerb]: { readonly verb: Verb; readonly input: VerbInput<Verb> } }[ManyVerb]

const isForMany = (act: Act): act is ManyAct & Act =>
  act.verb === 'dismiss' || act.verb === 'snooze' || act.verb === 'route' || act.verb === 'classify'

/** The tickets as messages name them. */
export const whatOf = (numbers: readonly number[]): string =>
  numbers.length === 1 ? text.ticketName(numbers[0] ?? 0) : text.tickets(numbers.length)

/** Ends tickets as spam. */
export const spamOf = () => ({ verb: 'dismiss', input: { as: 'spam', reason: triageText.reasons.spam } }) as const

/** Where the focus goes once it is done. */
type After = 'leaves' | 'moves on' | 'stays'

export interface Steps {
  /** Does it to each of these; what is refused comes back into the list, and says why. */
  readonly take: (numbers: readonly number[], act: Act, step: { says: string; after: After }) => void
  readonly undo: () => void
}

/** Takes steps at once on screen and then on the server, and takes them back from the last. */
export function useSteps(list: InboxList): Steps {
  const client = useClient()
  const refresh = useRefreshTickets()
  const { tell, refuse } = useMessages()
  const steps = useRef<Step[]>(undefined)
  steps.current ??= keptSteps()
  const taken = steps.current

  async function send(numbers: readonly number[], act: Act): Promise<readonly Left[]> {
    const [only] = numbers
    if (numbers.length === 1 && only !== undefined) {
      const { version } = await client.act(only, act.verb, act.input, { ifVersion: act.ifVersion })
      return [{ number: only, version }]
    }
    if (!isForMany(act)) throw new Error(`${act.verb} is done to one ticket at a time`)
    const { items } = await client.actOnMany({
      verb: act.verb,
      tickets: numbers.map((number) => ({ number })),
      input: act.input,
    } as never)
    const refused = items.filter((item) => item.refused !== null)
    const [first] = refused
    if (first) refuse(triageText.refusedSome(refused.length, items.length, first.refused?.detail ?? ''))
    return items.flatMap(({ number, version }) => (version === null ? [] : [{ number, version }]))
  }

  /** `since`: when it was sent, of `performance.now()`; undefined for what goes on elsewhere and cannot be taken back. */
  async function finish(step: Step, says: string, numbers: readonly number[], since: number | undefined) {
    try {
      const left = await step.left
      void keepSteps(taken)
      if (since === undefined) tell(says)
      else if (left.length === numbers.length) {
        // Of this step alone, whichever was sent after it.
        const run = () => undo(taken.find((each) => each === step))
        tell(says, { label: triageText.actions.undo, hint: 'z', until: undoUntil(since), run })
      }
      await refresh(numbers)
    } catch (error) {
      forget(step)
      refuse(`${whatOf(numbers)}: ${failureText(error)}`)
    } finally {
      list.cameBack(numbers)
    }
  }

  async function takeBack({ left }: Step) {
    const done = await left
    const [first] = done
    try {
      const back = await takenBack(client, done)
      await refresh(done.map(({ number }) => number))
      if ('says' in back) tell(back.says)
      else refuse(back.refused)
      if (first) list.goTo(first.number)
    } catch (error) {
      refuse(failureText(error))
    }
  }

  function forget(step: Step): void {
    const index = taken.indexOf(step)
    if (index >= 0) taken.splice(index, 1)
  }

  function undo(step: Step | undefined) {
    if (step === undefined) return refuse(triageText.nothingToUndo)
    forget(step)
    void keepSteps(taken)
    void takeBack(step)
  }

  return {
    take(numbers, act, { says, after }) {
      const since = performance.now()
      const step = { what: whatOf(numbers), left: send(numbers, act) }
      const canUndo = act.verb !== 'merge'
      if (canUndo) taken.push(step)
      if (after === 'stays') {
        const [only] = numbers
        if (only !== undefined) list.goTo(only)
      } else list.leave(numbers, after === 'leaves')
      void finish(step, says, numbers, canUndo ? since : undefined)
    },
    undo: () => undo(taken.at(-1)),
  }
}
