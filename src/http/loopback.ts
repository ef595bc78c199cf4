/** Which names and addresses mean this machine itself. */
import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** Whether a host, as a name or an address (IPv6 with its brackets or without), means this machine itself. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  // Looked up in the list below at every request these two would cost as much as the rest of an answer's headers.
  if (bare === 'localhost' || bare === '127.0.0.1') return true
  const family = isIP(bare)
  return family !== 0 && loopback.check(bare, family === 6 ? 'ipv6' : 'ipv4')
}
