/** Whom a note names, of those who are members as it is written. */
import { handlesIn, mentionsIn } from '../domain/attention/mentions.ts'
import type { Tenant } from '../store/db.ts'
import { members } from '../store/workspaces.ts'

/** Handles of the members whom `text` mentions; who they are is only asked where it mentions anybody. */
export const mentionedIn = async (tx: Tenant, text: string): Promise<readonly string[]> =>
  handlesIn(text).length === 0 ? [] : mentionsIn(text, await members(tx)).told
