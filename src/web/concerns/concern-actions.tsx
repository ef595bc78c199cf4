import { useState } from 'react'
import type { Concern } from '../../contract/concerns.ts'
import type { ConcernAct } from '../../domain/flow/flow.ts'
import { Button } from '../components/button.tsx'
import { concernText } from '../concern-text.ts'
import { ConfirmDialog, DecideDialog, PassOnDialog, ReplyDialog, WithdrawDialog } from './concern-dialogs.tsx'

const DIALOGS = {
  confirm: ConfirmDialog,
  reply: ReplyDialog,
  pass_on: PassOnDialog,
  decide: DecideDialog,
  withdraw: WithdrawDialog,
} as const

/** What moves it on comes before what is said to it. */
const ORDER: readonly ConcernAct[] = ['confirm', 'decide', 'pass_on', 'reply', 'withdraw']

/** What the reader may do to a concern. */
export function ConcernActions({ number, concern }: { readonly number: number; readonly concern: Concern }) {
  const [doing, setDoing] = useState<ConcernAct>()
  const acts = ORDER.filter((act) => concern.youMay.includes(act))
  const Shown = doing && DIALOGS[doing]
  // What is being written stays when it can no longer be sent; the answer says why.
  if (acts.length === 0 && !Shown) return null
  return (
    <div className="flex flex-wrap gap-2">
      {acts.map((act, index) => (
        <Button
          key={act}
          look={act === 'confirm' ? 'primary' : index === 0 ? 'plain' : 'quiet'}
          aria-label={`${concernText.acts[act].label}: ${concernText.named(concern.concern, number)}`}
          onClick={() => setDoing(act)}
        >
          {concernText.acts[act].label}
        </Button>
      ))}
      {Shown ? <Shown number={number} concern={concern} onClose={() => setDoing(undefined)} /> : null}
    </div>
  )
}
