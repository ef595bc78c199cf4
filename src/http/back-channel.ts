/** A provider says that somebody's session there ended: theirs here end with it, at once and on every node (ACC-21). */
import type { LogoutNotice } from '../domain/access/provider.ts'
import { Refusal } from '../domain/refusal.ts'
import { inTransaction } from '../store/db.ts'
import { type EndedSession, endSessionsAt, hearNotice } from '../store/sessions.ts'
import { EdgeRefusal } from './answer-error.ts'
import { noteAccess } from './begin-session.ts'
import type { Deps } from './deps.ts'
import { hashOf } from './secrets.ts'
import { providersWith } from './sign-in-parts.ts'

const notOurs = () =>
  new EdgeRefusal(400, 'invalid_input', 'The logout_token is not one that a provider of ours gave. Nothing was ended.')

/** The notice in a token, verified by whichever of our providers it is for. @throws EdgeRefusal `invalid_input` */
async function noticeIn(deps: Deps, token: string): Promise<LogoutNotice> {
  const { providers } = deps.signIn
  const issuer = providers.issuerOf(token)
  for (const { client } of issuer === null ? [] : await providersWith(deps, issuer)) {
    try {
      return await providers.notice(client, token)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'provider_unreachable') throw error
    }
  }
  throw notOurs()
}

async function noteEnded(deps: Deps, { id, workspace, memberId }: EndedSession): Promise<void> {
  const { members } = await deps.desks.shelf(workspace)
  const handle = members.find((each) => each.id === memberId)?.handle ?? 'system'
  const who = { workspace, handle, via: 'provider', address: null }
  await noteAccess(deps, who, 'signed_out', { session: id, by: 'provider' })
}

/** Ends the sessions that a logout token names. One that was heard before is refused.
 *  @throws EdgeRefusal `invalid_input`, Refusal `provider_unreachable` */
export async function heardLogout(deps: Deps, token: string): Promise<void> {
  const notice = await noticeIn(deps, token)
  const now = deps.now()
  const hash = hashOf(JSON.stringify([notice.issuer, notice.id]))
  // Together, so that a notice whose sessions could not be ended is heard when it comes again.
  const ended = await inTransaction(deps.store.tenant(''), async ({ db }) => {
    if (!(await hearNotice(db, hash, now))) throw notOurs()
    return endSessionsAt(db, notice, now)
  })
  deps.access.forget()
  for (const each of ended) await noteEnded(deps, each)
}
