/** What needs a member's attention, as it goes over the wire. */
import type { AttentionItem as ItemShape } from '../contract/attention.ts'
import { may, type Standing } from '../domain/access/permissions.ts'
import { type AttentionItem, type DoneBy, isLasting } from '../domain/attention/item.ts'
import { WHY_HERE } from '../domain/attention/words.ts'
import { isoOf } from '../domain/time.ts'
import type { MemberFacts } from '../store/workspaces.ts'
import { accountView, type Names } from './views.ts'

/** Who reads, and what people and accounts are called. */
interface AttentionReader {
  readonly caller: Standing
  readonly members: readonly MemberFacts[]
  readonly names: Names
}

function byView(by: DoneBy, { caller, members }: AttentionReader): ItemShape['by'] {
  if (by === null) return null
  if ('customer' in by) return { handle: null, name: may(caller, 'read_names') ? by.customer : 'the customer' }
  const { handle } = by
  if (handle === 'system') return { handle: null, name: 'Topline' }
  return { handle, name: members.find((member) => member.handle === handle)?.name ?? handle }
}

/** An issue may be private: without its number for those who may not read notes (ISS-3). */
const whatOf = ({ kind, what }: AttentionItem, caller: Standing): string =>
  kind === 'shipped' && !may(caller, 'read_notes') ? 'shipped an issue' : what

/** One item; its ticket's account must be among `names`. */
export function attentionView(item: AttentionItem, reader: AttentionReader): ItemShape {
  const { kind, version, ticket, at, by, as, excerpt, dueAt, done } = item
  const { number, subject, accountId, priority, status } = ticket
  return {
    kind,
    version,
    ticket: {
      number,
      subject,
      account: accountId === null ? null : accountView(accountId, reader.names),
      priority,
      status,
    },
    at: isoOf(at),
    by: byView(by, reader),
    what: whatOf(item, reader.caller),
    why: WHY_HERE[as],
    as,
    excerpt: kind === 'customer' || may(reader.caller, 'read_notes') ? excerpt : null,
    dueAt: dueAt === null ? null : isoOf(dueAt),
    lasts: isLasting(kind),
    done: done && { by: done.by, at: isoOf(done.at) },
  }
}
