/** Calls about the policies that triage goes by; the shapes come when they are first needed. */
import type { z } from 'zod'
import type { Caller, WriteOptions } from './client.ts'
import type { TriageDocuments, TriagePolicy, VersionsOf } from './triage-policies.ts'

const calendars = () => import('./calendars.ts')
const triage = () => import('./triage-policies.ts')

/** Part of the client; see there. */
export function triagePolicyCalls({ get, post }: Caller) {
  return {
    triagePolicies: async <Name extends TriagePolicy>(name: Name): Promise<VersionsOf<Name>> => {
      const { TRIAGE_POLICIES, versionsShape } = await triage()
      return (await get(versionsShape<z.ZodType>(TRIAGE_POLICIES[name].shape), `/policies/${name}`)) as VersionsOf<Name>
    },
    /** `slug` names a form, a template or a rota; the others are one of each. */
    publishTriagePolicy: async <Name extends TriagePolicy>(
      { name, slug }: { readonly name: Name; readonly slug?: string | undefined },
      input: { document: TriageDocuments[Name]; reason: string; effectiveFrom?: string | undefined },
      options?: WriteOptions,
    ) => {
      const path = slug === undefined ? `/policies/${name}` : `/policies/${name}/${slug}`
      return post((await calendars()).Published, path, input, options)
    },
  }
}
