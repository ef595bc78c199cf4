/** One-time links, made beside the server. */
import { must } from '../../src/domain/assert.ts'
import { type Instant, later, MINUTE } from '../../src/domain/time.ts'
import { hashOf, newSecret } from '../../src/http/secrets.ts'
import type { Store } from '../../src/store/db.ts'
import { saveLink } from '../../src/store/signing-in.ts'
import { members } from '../../src/store/workspaces.ts'

interface Whose {
  /** Id of the workspace. */
  readonly workspace: string
  readonly handle: string
}

/** The secret of a fresh link that signs a member in, once and soon. */
export async function linkSecret(store: Store, { workspace, handle }: Whose, now: Instant): Promise<string> {
  const member = must(
    (await members(store.tenant(workspace))).find((each) => each.handle === handle),
    `${handle} works here`,
  )
  const secret = newSecret('link')
  const link = { kind: 'local', workspace, memberId: member.id, secretHash: hashOf(secret) } as const
  await saveLink(store.directory, { ...link, expiresAt: later(now, MINUTE) }, now)
  return secret
}
