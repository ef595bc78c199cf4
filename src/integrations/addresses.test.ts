import { describe, expect, test } from 'vitest'
import { AllowedRanges, isPublic, NOTHING_ALLOWED } from './addresses.ts'

const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.1',
  '169.253.255.255',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2001:200::1',
  '2606:4700:4700::1111',
  '2a00:1450:4001:80b::200e',
]

const NOT_PUBLIC = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.0.1',
  '169.254.169.254',
  '169.254.170.2',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.7',
  '192.88.99.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.7',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:8.8.8.8',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:0:4136:e378:8000:63bf:3fff:fdd2',
  '2001:db8::1',
  '2002:7f00:1::1',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fdff::1',
  'fe80::1',
  'fe80::1%eth0',
  '2606:4700:4700::1111%eth0',
  'fec0::1',
  'ff02::1',
  'localhost',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '',
]

describe('SEC-6: a call goes to machines of the public internet', () => {
  test.each(PUBLIC)('%s is one', (address) => expect(isPublic(address)).toBe(true))
  test.each(NOT_PUBLIC)('%s is none', (address) => {
    expect(isPublic(address)).toBe(false)
    expect(NOTHING_ALLOWED.holds(address)).toBe(false)
  })
})

describe('SEC-6: an installation may allow ranges', () => {
  const allowed = new AllowedRanges(['10.1.0.0/16', '192.168.1.7', 'fd00::/8', '::1'])

  test.each(['10.1.0.1', '10.1.255.255', '192.168.1.7', 'fd12::1', '::1'])('%s is in them', (address) =>
    expect(allowed.holds(address)).toBe(true),
  )
  test.each(['10.0.255.255', '10.2.0.0', '192.168.1.8', 'fc00::1', '::2', '127.0.0.1', 'fd12::1%eth0', 'text'])(
    '%s is not',
    (address) => expect(allowed.holds(address)).toBe(false),
  )
})
