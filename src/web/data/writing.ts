import { useMutation, useQuery } from '@tanstack/react-query'
import type { RenderedTemplate } from '../../contract/writing.ts'
import { useClient } from './client.ts'

/** Templates change rarely; a reader who waits for a new one loads the page again. */
const STAYS_FRESH = 5 * 60_000

/** The templates in force. */
export function useTemplates(wanted: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: ['templates'],
    queryFn: () => client.templates(),
    enabled: wanted,
    staleTime: STAYS_FRESH,
  })
}

interface Rendering {
  readonly slug: string
  /** What belongs in places, by name. */
  readonly fill?: Readonly<Record<string, string>>
}

/** Fills in a template with the facts of a ticket. */
export function useRenderTemplate(number: number) {
  const client = useClient()
  return useMutation<RenderedTemplate, unknown, Rendering>({
    mutationFn: ({ slug, fill = {} }) => client.renderTemplate(slug, { number, fill }),
  })
}
