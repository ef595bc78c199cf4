/** What engineering has to be told, by the kind of request. */
import { must } from '../domain/assert.ts'
import type { HelpKind } from '../domain/flow/flow.ts'
import type { PacketInForce } from '../domain/flow/help.ts'
import { packetSlug } from '../domain/flow/packet.ts'
import { versionAt } from '../domain/version.ts'
import type { Desk } from './desk.ts'

/** The packet of a kind of request as it holds now. */
export function helpPacket({ policies, now }: Pick<Desk, 'policies' | 'now'>, kind: HelpKind): PacketInForce {
  const versions = policies.packets[packetSlug(`help_${kind}`)] ?? []
  const { version, document } = must(versionAt(versions, now), 'a workspace has the packets that ship')
  return { packet: document, policy: version }
}
