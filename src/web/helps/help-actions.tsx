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

type AskingVerb = Exclude<HelpVerb, 'take'>
type About = Omit<HelpDialogProps, 'onClose'>

const DIALOGS: Readonly<Record<AskingVerb, ComponentType<HelpDialogProps>>> = {
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

/** What is being done to one of several requests. Its dialog stands beside them, so that what is written stays wherever the
 *  request moves meanwhile. */
export function useHelpDoing() {
  const [doing, setDoing] = useState<{ readonly verb: AskingVerb; readonly about: About }>()
  const Shown = doing && DIALOGS[doing.verb]
  return {
    onDoing: (verb: AskingVerb, about: About) => setDoing({ verb, about }),
    dialog: Shown ? <Shown {...doing.about} onClose={() => setDoing(undefined)} /> : null,
  }
}

interface HelpActionsProps extends About {
  readonly you: string
  /** Handle of the ticket's owner. */
  readonly owner: string | null
  readonly closed: boolean
  /** Its keys are heard. */
  readonly chosen?: boolean
  readonly onDoing: (verb: AskingVerb, about: About) => void
}

/** What can be done to a request by whoever looks at it. */
export function HelpActions({ you, owner, closed, chosen = false, onDoing, ...about }: HelpActionsProps) {
  const may = useMay()
  const { number, request } = about
  const act = useAct(number)
  const { tell, refuse } = useMessages()
  const verbs = helpVerbs(request, { you, owner, closed, waits: about.line !== null }, may)
  const begin = (verb: HelpVerb) => {
    if (verb !== 'take') return onDoing(verb, about)
    act.mutate(
      { verb: 'take-help', input: { help: request.help } },
      {
        onSuccess: () => tell(engineeringText.take.done(engineeringText.named(request.help, number))),
        onError: (error) => refuse(failureText(error)),
      },
    )
  }
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
    </div>
  )
}
