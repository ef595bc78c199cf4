import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { refused } from '../../../test/support/refused.ts'
import {
  accountDomain,
  domainAndAbove,
  domainOfAddress,
  domainOfWebsite,
  mailDomain,
  nearestDomain,
  tellsNobody,
} from './mail-domain.ts'
import { asciiLabel } from './punycode.ts'

describe('ACT-2: a domain', () => {
  test.each([
    ['Acme.Example', 'acme.example'],
    ['  @acme.example. ', 'acme.example'],
    ['BÜCHER.example', 'xn--bcher-kva.example'],
    ['bu\u0308cher.example', 'xn--bcher-kva.example'],
    ['xn--BCHER-kva.example', 'xn--bcher-kva.example'],
    ['例え。テスト', 'xn--r8jz45g.xn--zckzah'],
    ['ａｃｍｅ．example', 'acme.example'],
  ])('%s is compared as %s', (text, domain) => {
    expect(mailDomain(text)).toBe(domain)
  })

  test.each([
    '',
    'acme',
    '.acme.example',
    'acme..example',
    '-acme.example',
    'acme-.example',
    'a b.example',
    '10.0.0.1',
  ])('"%s" is none', (text) => {
    expect(mailDomain(text)).toBeUndefined()
  })

  it('is written in ASCII as the platform does', () => {
    const letters = fc.constantFrom(...'abcäöüßéñøœжзиλσ漢字한글ไทยअआ012')
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), (parts) => {
        const label = parts.join('').normalize('NFC')
        const theirs = domainToASCII(`${label}.example`)
        fc.pre(theirs !== '' && !theirs.startsWith('xn--.'))
        expect(`${asciiLabel(label)}.example`).toBe(theirs)
      }),
    )
  })

  test.each([
    ['https://www.acme.example/about?x=1', 'acme.example'],
    ['acme.example:8080', 'acme.example'],
    ['HTTP://Acme.Example', 'acme.example'],
    ['nowhere', undefined],
  ])('of the website %s is %s', (address, domain) => {
    expect(domainOfWebsite(address)).toBe(domain)
  })

  test.each([
    ['Ann@Eu.Acme.Example', 'eu.acme.example'],
    ['"odd@name"@acme.example', 'acme.example'],
    ['@acme.example', undefined],
    ['acme.example', undefined],
  ])('of the address %s is %s', (address, domain) => {
    expect(domainOfAddress(address)).toBe(domain)
  })
})

describe('ACT-3: the nearest domain', () => {
  it('is the own one, else the one above', () => {
    expect(domainAndAbove('mail.eu.acme.example')).toEqual(['mail.eu.acme.example', 'eu.acme.example', 'acme.example'])
    const domains = new Set(['acme.example', 'eu.acme.example'])
    expect(nearestDomain('mail.eu.acme.example', domains)).toBe('eu.acme.example')
    expect(nearestDomain('us.acme.example', domains)).toBe('acme.example')
    expect(nearestDomain('notacme.example', domains)).toBeUndefined()
  })
})

describe('ACT-1: a public mail domain', () => {
  test.each(['gmail.com', 'GMail.com', 'mail.yahoo.com', 'hotmail.co.uk', 'web.de', 'qq.com'])(
    '%s is refused',
    (text) => {
      const no = refused(() => accountDomain(text))
      expect(no.code).toBe('domain_public')
      expect(no.message).toContain('anybody can have a mailbox there')
      expect(no.message).toContain('Add the people as contacts')
    },
  )

  test.each(['co.uk', 'com.au', 'onmicrosoft.com', 'github.io', 'or.jp'])(
    'so is %s, below which many have theirs',
    (text) => {
      const no = refused(() => accountDomain(text))
      expect([no.code, no.message]).toEqual(['domain_public', expect.stringContaining('many companies')])
    },
  )

  test.each(['acme.co.uk', 'acme.onmicrosoft.com', 'notgmail.com', 'gmail.acme.example'])(
    '%s is a company’s own',
    (text) => {
      expect(accountDomain(text)).toBe(text)
      expect(tellsNobody(text)).toBe(false)
    },
  )

  it('ACT-2: and what is no domain is refused too', () => {
    expect(refused(() => accountDomain('ann@acme'))).toMatchObject({ code: 'domain_invalid' })
  })
})
