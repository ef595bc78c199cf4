import { expect, test } from 'vitest'
import { issuerTrouble } from './issuer.ts'

test('ACC-26: an issuer is an address by https, or on this machine', () => {
  const good = ['https://id.example.com', 'https://10.0.0.7/realms/a', 'http://127.0.0.1:4000', 'http://localhost:80']
  for (const each of [...good, 'http://[::1]:4000']) expect(issuerTrouble(each), each).toBe(undefined)
  const open = ['file:///etc/passwd', 'ftp://id.example.com', 'http://id.example.com', 'http://10.0.0.7', 'data:text']
  for (const each of [...open, 'http://127.0.0.1.example.com']) expect(issuerTrouble(each), each).toMatch(/https/)
  expect(issuerTrouble('id.example.com')).toMatch(/Write it as/)
  expect(issuerTrouble('https://a:b@id.example.com')).toMatch(/password/)
  for (const each of ['https://id.example.com/?a=1', 'https://id.example.com/#a', 'https://id.example.com#']) {
    expect(issuerTrouble(each), each).toMatch(/no #/)
  }
})
