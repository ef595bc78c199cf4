import { useState } from 'react'
import type { TicketDetail } from '../../../contract/tickets.ts'
import { useMay } from '../../data/session.ts'
import type { Act } from '../../data/tickets.ts'
import { useGoingOnLike, useSimilarTo } from '../../data/triage.ts'
import { triageText } from '../../triage-text.ts'
import { customersOf, customerWarning } from '../../verbs/other-ticket.ts'
import { useOtherTicket } from '../../verbs/use-other-ticket.ts'
import type { Way } from './duplicate-way.ts'

export type DuplicateAct = Extract<Act, { verb: 'dismiss' | 'merge' }>

/** Whose the other ticket is; nothing is warned of while it is not known which one it is. */
function whoseOf(account: TicketDetail['account'], other: Pick<TicketDetail, 'account'> | undefined) {
  if (!other) return { customers: 'unknown', warning: undefined } as const
  return { customers: customersOf(account, other.account), warning: customerWarning(account, other.account) }
}

/** Which ticket another repeats, whose the two are, and how the one ends. */
export function useDuplicate({ number, account }: Pick<TicketDetail, 'number' | 'account'>, many: boolean) {
  const [of, setOf] = useState('')
  const [chosenWay, setWay] = useState<Way>()
  const [written, setWritten] = useState<string>()
  const { data } = useGoingOnLike(number)
  const { data: alike } = useSimilarTo(number)
  const mayMerge = useMay()('end_tickets') && !many
  const likely = data?.items
  const target = likely?.find((each) => String(each.number) === of)
  const { found } = useOtherTicket(target ? '' : of)
  const { customers, warning } = whoseOf(account, target ?? found)
  // Nobody disappears: unless both are one customer's, the promises go along (TRI-15).
  const usual: Way = mayMerge && customers !== 'same' ? 'merge' : 'duplicate'
  const way = chosenWay ?? usual
  const reason = written ?? (of === '' ? '' : triageText.reasons.duplicate(Number(of)))
  function act(): DuplicateAct {
    const into = Number(of)
    if (way === 'merge') return { verb: 'merge', input: { into, reason } }
    return { verb: 'dismiss', input: { as: 'duplicate', of: into, reason } }
  }
  return {
    ...{ likely, target, of, way, setWay, reason, setReason: setWritten, act },
    /** Where it is not plainly the same customer's. */
    warning,
    ended: alike?.items.filter(({ status }) => status === 'solved' || status === 'closed') ?? [],
    /** Undefined where there is nothing to choose. */
    ways: mayMerge && of !== '' ? (['merge', 'duplicate'] as const) : undefined,
    choose: (next: string) => {
      setOf(next)
      setWay(undefined)
    },
  }
}

export type Duplicate = ReturnType<typeof useDuplicate>
