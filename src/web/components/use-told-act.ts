import { type Act, useAct } from '../data/tickets.ts'
import { useMessages } from './messages.tsx'

/** Does one thing to a ticket and says so; a refusal shows where it was asked for. */
export function useToldAct(number: number, done: string, onDone: () => void) {
  const act = useAct(number)
  const { tell } = useMessages()
  const send = (wanted: Act) =>
    act.mutate(wanted, {
      onSuccess: () => {
        tell(done)
        onDone()
      },
    })
  return { send, busy: act.isPending, error: act.error }
}
