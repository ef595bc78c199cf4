import { auditText } from '../../audit-text.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { Since } from '../../components/since.tsx'
import { useAuditChain } from '../../data/audit.ts'

const { chain: says } = auditText

/** How far the log is sealed, and the head to write down elsewhere. */
export function ChainPart() {
  const { data: chain, error, refetch } = useAuditChain()
  return (
    <Part title={says.title} says={says.says}>
      {chain === undefined ? (
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={['h-8 w-full max-w-3xl']} />
      ) : chain.place === 0 ? (
        <p className="text-soft">{says.none}</p>
      ) : (
        <div className="grid max-w-3xl grid-cols-1 gap-2">
          <p className="flex items-center gap-2">
            <code
              title={says.head}
              className="min-w-0 flex-1 rounded-md border border-line bg-panel px-2.5 py-1.5 font-mono text-xs [overflow-wrap:anywhere]"
            >
              {chain.head}
            </code>
            <CopyButton label={says.copy} value={chain.head} />
          </p>
          <p className="flex flex-wrap gap-x-3 text-xs text-soft">
            <span>{says.sealed(chain.place)}</span>
            {chain.sealedThrough === null ? null : <Since at={chain.sealedThrough} />}
            {chain.pending === 0 ? null : <span>{says.pending(chain.pending)}</span>}
          </p>
        </div>
      )}
    </Part>
  )
}
