/** Which addresses a call to somebody's own server may reach (docs/spec/secrets.md, SEC-6). */
import { BlockList, isIP } from 'node:net'

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6')

function ranges(subnets: readonly string[]): BlockList {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [address = '', bits = ''] = subnet.split('/')
    list.addSubnet(address, Number(bits), family(address))
  }
  return list
}

/** What is not one machine of the public internet, by the registries of special addresses (RFC 6890 and later). */
const SPECIAL_4 = ranges([
  '0.0.0.0/8', // this host
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by carriers
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // a cloud's own services to its machines, though a public address
  '169.254.0.0/16', // link-local, and the metadata of clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // automatic multicast tunnels
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
])

/** Of version 6 only this is handed out to machines; unique-local, link-local, mapped, NAT64 and all else lie outside. */
const GLOBAL_6 = ranges(['2000::/3'])
const SPECIAL_6 = ranges([
  '2001::/23', // protocol assignments, tunnels that carry addresses of version 4
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, which carries an address of version 4
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
])

/** Whether `address` is one machine of the public internet. What is no address is not. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !SPECIAL_4.check(address, 'ipv4')
  if (isIP(address) !== 6 || address.includes('%')) return false
  return GLOBAL_6.check(address, 'ipv6') && !SPECIAL_6.check(address, 'ipv6')
}

/** Ranges that an installation allows though they are not public. */
export class AllowedRanges {
  private readonly list = new BlockList()

  /** `allowed` are addresses and ranges such as 10.1.0.0/16 or fd00::/8, checked where they are read. */
  constructor(allowed: readonly string[]) {
    for (const each of allowed) {
      const [address = '', bits] = each.split('/')
      const longest = isIP(address) === 4 ? 32 : 128
      this.list.addSubnet(address, bits === undefined ? longest : Number(bits), family(address))
    }
  }

  holds(address: string): boolean {
    return isIP(address) !== 0 && !address.includes('%') && this.list.check(address, family(address))
  }
}

export const NOTHING_ALLOWED = new AllowedRanges([])
