import { useQuery } from '@tanstack/react-query'
import { NO_PREFILL, type PrefillFacts } from '../../domain/intake/answers.ts'
import type { AskedOf } from '../../domain/intake/asking.ts'
import type { FormPolicy } from '../../domain/intake/document.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** Forms change rarely. */
const FRESH = 60_000

/** The forms that this person may fill in; a customer's contact has their own. */
export function useForms(of: 'staff' | 'portal' = 'staff') {
  const client = useClient()
  return useQuery({
    queryKey: keys.forms(of),
    queryFn: of === 'staff' ? client.forms : client.portalForms,
    staleTime: FRESH,
  })
}

/** What the account offers to the form; nothing until it is known, and where the form does not ask. */
export function usePrefill(slug: string, form: FormPolicy | undefined, account: string | undefined): PrefillFacts {
  const client = useClient()
  const asks = form?.fields.some(({ from }) => from !== undefined) ?? false
  const { data } = useQuery({
    queryKey: keys.prefill(slug, account ?? ''),
    queryFn: async () => (await client.checkForm(slug, { answers: {}, account: account ?? null })).prefill,
    enabled: asks && account !== undefined,
    staleTime: FRESH,
  })
  return asks && account !== undefined ? (data ?? NO_PREFILL) : NO_PREFILL
}

/** What the form of a ticket leaves open, as of one version of the ticket. */
export function useMissing({ number, version }: { readonly number: number; readonly version: number }, of?: AskedOf) {
  const client = useClient()
  return useQuery({ queryKey: keys.missing(number, version, of), queryFn: () => client.missing(number, of) })
}
