import { type ComponentType, useState } from 'react'
import { Button } from '../components/button.tsx'
import { useMessages } from '../components/messages.tsx'
import { useKeys } from '../components/use-keys.ts'
import { failureText } from '../data/failure.ts'
import { useMay } from '../data/session.ts'
import { useAct } from '../data/tickets.ts'
import { engineeringText } from '../engineering-text.ts'
import { CompleteDialog } from './complete-dialog.tsx'
import type { HelpDialogProps } from './help-dialog-frame.tsx'
import { AnswerDialog, BounceDialog, MoveDialog, WithdrawDialog } from './help-dialogs.tsx'
import { type HelpVerb, helpVerbs } from './help-verbs.ts'

const DIALOGS: Readonly<Record<Exclude<HelpVerb, 'take'>, ComponentType<HelpDialogProps>>> = {
  bounce: BounceDialog,
  answer: AnswerDialog,
  complete: CompleteDialog,
  move: MoveDialog,
  withdraw: WithdrawDialog,
}

/** The keys of a chosen request. */
const KEYS: Readonly<Record<HelpVerb, string>> = {
  take: 'c',
  answer: 'a',
  bounce: 'b',
  complete: 'e',
  move: 'm',
  withdraw: 'w',
}

/** The keys below the buttons of a chosen request are alive while it is. */
function ActionKeys({
  verbs,
  onVerb,
}: {
  readonly verbs: readonly HelpVerb[]
  readonly onVerb: (verb: HelpVerb) => void
}) {
  useKeys(Object.fromEntries(verbs.map((verb) => [KEYS[verb], () => onVerb(verb)])))
  return null
}

interface HelpActionsProps extends Omit<HelpDialogProps, 'onClose'> {
  readonly you: string
  /** Handle of the ticket's owner. */
  readonly owner: string | null
  readonly closed: boolean
  /** Its keys are heard. */
  readonly chosen?: boolean
}

/** What can be done to a request by whoever looks at it. */
export function HelpActions({ you, owner, closed, chosen = false, ...props }: HelpActionsProps) {
  const may = useMay()
  const [doing, setDoing] = useState<Exclude<HelpVerb, 'take'>>()
  const { number, request } = props
  const act = useAct(number)
  const { tell, refuse } = useMessages()
  const verbs = helpVerbs(request, { you, owner, closed, waits: props.line !== null }, may)
  const begin = (verb: HelpVerb) => {
    if (verb !== 'take') return setDoing(verb)
    act.mutate(
      { verb: 'take-help', input: { help: request.help } },
      {
        onSuccess: () => tell(engineeringText.take.done(engineeringText.named(request.help, number))),
        onError: (error) => refuse(failureText(error)),
      },
    )
  }
  const Shown = doing && DIALOGS[doing]
  if (verbs.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2">
      {chosen ? <ActionKeys verbs={verbs} onVerb={begin} /> : null}
      {verbs.map((verb, index) => (
        <Button
          key={verb}
          look={index === 0 ? 'plain' : 'quiet'}
          hint={chosen ? KEYS[verb] : undefined}
          aria-disabled={act.isPending}
          aria-label={`${engineeringText[verb].label}: ${engineeringText.named(request.help, number)}`}
          onClick={() => begin(verb)}
        >
          {engineeringText[verb].label}
        </Button>
      ))}
      {Shown ? <Shown {...props} onClose={() => setDoing(undefined)} /> : null}
    </div>
  )
}
