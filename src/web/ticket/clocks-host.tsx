import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { leadsToClocks } from '../clocks/clock-anchor.ts'
import { useMessages } from '../components/messages.tsx'
import { Refused, Skeleton } from '../components/states.tsx'
import { useWide } from '../components/use-wide.ts'
import { useClocks, useExplained } from '../data/clocks.ts'
import { failureText } from '../data/failure.ts'
import { prefer, usePreference } from '../data/preferences.ts'
import { useTimeZone } from '../data/time-zone.ts'
import { stripText } from '../strip-text.ts'

const load = () => import('../clocks/clocks-panel.tsx')
const ClocksPanel = lazy(async () => ({ default: (await load()).ClocksPanel }))
const Explanation = lazy(async () => ({ default: (await import('../clocks/explanation.tsx')).Explanation }))

interface ClocksHostProps {
  readonly number: number
  readonly nameOf: (handle: string) => string
  /** From which size of the window on they stand open until the person folds them. */
  readonly opensFrom: 'lg' | 'roomy'
}

/** Takes the room that the clocks will, so that what stands below stays where it is. */
function Waiting({ isOpen, error }: { readonly isOpen: boolean; readonly error: unknown }) {
  return (
    <div className={`border-b border-line px-4 py-4 lg:px-6 ${isOpen && !error ? 'h-60' : ''}`}>
      {error ? <Refused says={failureText(error)} /> : <Skeleton className="h-4 w-1/2" />}
    </div>
  )
}

/** Reads the clocks of a ticket. Open or folded, as the person left it; at first open where there is room, and always
 *  for whoever comes for them. */
export function ClocksHost({ number, nameOf, opensFrom }: ClocksHostProps) {
  const zone = useTimeZone()
  const hasRoom = useWide(opensFrom)
  const { tell, refuse } = useMessages()
  const [explains, setExplains] = useState(false)
  const { hash } = useLocation()
  // What the person came for, until they fold it.
  const [seen, setSeen] = useState<string>()
  const wanted = leadsToClocks(hash) && hash !== seen ? hash : undefined
  const { data: clocks, error } = useClocks(number, zone)
  const explained = useExplained(number, zone, explains)
  const isLeftOpen = (usePreference('clocks') ?? (hasRoom ? 'open' : 'folded')) === 'open'
  const isOpen = isLeftOpen || wanted !== undefined

  async function copy() {
    try {
      const { forCustomer } = await explained.read()
      // Missing where the page comes over plain HTTP from another machine.
      if (navigator.clipboard === undefined) {
        setExplains(true)
        refuse(stripText.notCopied)
        return
      }
      await navigator.clipboard.writeText(forCustomer)
      tell(stripText.copied)
    } catch (failure) {
      if (failure instanceof DOMException) {
        setExplains(true)
        refuse(stripText.notCopied)
      } else refuse(failureText(failure))
    }
  }

  if (!clocks) return <Waiting isOpen={isOpen} error={error} />
  if (clocks.clocks.length === 0) return null
  const explanation = explains ? <Explanation explained={explained.data} error={explained.error} /> : null
  return (
    <Suspense fallback={<Waiting isOpen={isOpen} error={null} />}>
      <ClocksPanel
        clocks={clocks}
        isOpen={isOpen}
        wanted={wanted}
        onOpen={(open) => {
          setSeen(hash)
          prefer('clocks', open ? 'open' : 'folded')
        }}
        nameOf={nameOf}
        explanation={explanation}
        onExplain={() => setExplains(!explains)}
        onCopy={() => void copy()}
      />
    </Suspense>
  )
}
