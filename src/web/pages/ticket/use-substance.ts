import { useEffect, useMemo, useState } from 'react'
import type { SubstanceCheck } from '../../../domain/substance.ts'

type Check = (text: string) => SubstanceCheck

/** What the check says about a reply while it is typed; undefined until there is a text and the check has loaded. */
export function useSubstance(body: string): SubstanceCheck | undefined {
  const [check, setCheck] = useState<Check>()
  const begun = body.trim() !== ''
  useEffect(() => {
    if (!begun || check) return
    // Without it the server checks, and the composer says nothing meanwhile.
    import('../../../domain/substance.ts').then(({ checkSubstance }) => setCheck(() => checkSubstance)).catch(() => {})
  }, [begun, check])
  return useMemo(() => (begun ? check?.(body) : undefined), [begun, check, body])
}
