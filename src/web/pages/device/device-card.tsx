import type { WaitingDevice } from '../../../contract/access.ts'
import { accessText } from '../../access-text.ts'
import { Button } from '../../components/button.tsx'
import { Since } from '../../components/since.tsx'
import { Refused } from '../../components/states.tsx'

interface DeviceCardProps {
  readonly waiting: WaitingDevice
  readonly busy: boolean
  readonly refusal: string | undefined
  readonly onAnswer: (approve: boolean) => void
  readonly onOther: () => void
}

const { device: says } = accessText

/** What asks to be let in, from where and for what; the person compares the code. */
export function DeviceCard({ waiting, busy, refusal, onAnswer, onOther }: DeviceCardProps) {
  const { code, label, address, scopes, expiresAt } = waiting
  return (
    <section className="grid grid-cols-1 gap-4 rounded-lg border border-line p-5">
      <p className="text-center font-mono text-2xl font-semibold tracking-[0.15em]">
        <span className="sr-only">{says.code}: </span>
        {code}
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-2 border-t border-line pt-4">
        <dt className="text-soft">{says.asks}</dt>
        <dd className="font-medium [overflow-wrap:anywhere]">{label}</dd>
        <dt className="text-soft">{says.address}</dt>
        <dd className="[overflow-wrap:anywhere]">{address ?? says.unknown}</dd>
        <dt className="text-soft">{says.scopes}</dt>
        <dd>
          <ul>
            {scopes.map((scope) => (
              <li key={scope}>{accessText.scopes[scope].says}</li>
            ))}
          </ul>
        </dd>
        <dt className="text-soft">{says.expires}</dt>
        <dd>
          <Since at={expiresAt} as="date" />
        </dd>
      </dl>
      <p className="text-xs text-soft">{says.warning}</p>
      {refusal === undefined ? null : <Refused says={refusal} />}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" aria-disabled={busy} onClick={() => busy || onAnswer(true)}>
          {says.approve}
        </Button>
        <Button aria-disabled={busy} onClick={() => busy || onAnswer(false)}>
          {says.deny}
        </Button>
        <Button look="quiet" className="ml-auto" onClick={onOther}>
          {says.other}
        </Button>
      </div>
    </section>
  )
}
