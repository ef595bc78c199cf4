/** Calls about personal data; their shapes come when they are first needed. */
import type { z } from 'zod'
import type { Caller, WriteOptions } from './client.ts'
import type { ErasePerson, PreviewErasure } from './erasure.ts'
import type { PublishRetention, RetentionDraft } from './retention.ts'

const erasure = () => import('./erasure.ts')
const retention = () => import('./retention.ts')
const calendars = () => import('./calendars.ts')

/** Part of the client; see there. */
export function erasureCalls({ get, post }: Pick<Caller, 'get' | 'post'>) {
  return {
    previewErasure: async (input: PreviewErasure) => post((await erasure()).ErasureCount, '/erasures/preview', input),
    erasePerson: async (input: ErasePerson) => post((await erasure()).ErasureDone, '/erasures', input),
    retentionVersions: async () => get((await retention()).RetentionVersions, '/policies/retention'),
    previewRetention: async (draft: z.input<typeof RetentionDraft>) =>
      post((await retention()).RetentionEffects, '/policies/retention/preview', draft),
    publishRetention: async (input: z.input<typeof PublishRetention>, options?: WriteOptions) =>
      post((await calendars()).Published, '/policies/retention', input, options),
  }
}
