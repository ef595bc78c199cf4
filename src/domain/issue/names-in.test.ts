import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type NamedThing, namesIn } from './names-in.ts'

const account = (name: string): NamedThing => ({ says: 'account', name })
const contact = (name: string): NamedThing => ({ says: 'contact', name })
const found = (text: string, ...things: NamedThing[]) => namesIn(text, things).map(({ words }) => words)

describe('ISS-4: a name is found', () => {
  test.each([
    ['as it is written', 'It is slow at Acme Robotics.', 'Acme Robotics'],
    ['in any case', 'ACME ROBOTICS cannot index', 'ACME ROBOTICS'],
    ['with anything between its words', 'acme-robotics, acme_robotics', 'acme-robotics'],
    ['with nothing between its words', 'repo of AcmeRobotics', 'AcmeRobotics'],
    ['with marks on its letters', 'Acmé Robotics', 'Acmé Robotics'],
    ['in wide letters', 'Ａｃｍｅ　Ｒｏｂｏｔｉｃｓ', 'Ａｃｍｅ　Ｒｏｂｏｔｉｃｓ'],
    ['in letters that look alike', 'Асmе Rоbοtics', 'Асmе Rоbοtics'],
    ['in an address', 'https://github.example/acme-robotics/core', 'acme-robotics'],
  ])('%s', (_, text, words) => {
    expect(found(text, account('Acme Robotics'))).toEqual([words])
  })

  test('without the form of the company', () => {
    expect(found('Acme Robotics is hit', account('Acme Robotics, Inc.'))).toEqual(['Acme Robotics'])
    expect(found('acme robotics inc is hit', account('Acme Robotics, Inc.'))).toEqual(['acme robotics inc'])
  })

  test('once, however often it stands there', () => {
    expect(found('Acme and acme and ACME', account('Acme'))).toEqual(['Acme'])
  })

  test('the longest first', () => {
    expect(found('Acme Robotics', account('Acme'), account('Acme Robotics'))).toEqual(['Acme Robotics'])
  })
})

test.each([
  ['part of a word', 'macmes', account('Acme')],
  ['a common word that a company is called by, otherwise written', 'go on, please', account('Go')],
  ['a single first name otherwise written', 'It will stop', contact('Will')],
])('ISS-4: a name is not found in %s', (_, text, thing) => {
  expect(found(text, thing)).toEqual([])
})

test('ISS-4: a name in another alphabet is found in any case, and with Latin letters among the others', () => {
  expect(found('у СЕВЕРСТАЛЬ тоже', account('Северсталь'))).toEqual(['СЕВЕРСТАЛЬ'])
  expect(found('у Сeвepcталь тоже', account('Северсталь'))).toEqual(['Сeвepcталь'])
})

test('ISS-4: a single name counts as it is written', () => {
  expect(found('Will says so', contact('Will'))).toEqual(['Will'])
  expect(found('They are at Go', account('Go'))).toEqual(['Go'])
})

test('ISS-4: whatever stands around a name, it is found', () => {
  const word = fc.stringMatching(/^[a-z]{4,9}$/)
  const between = fc.constantFrom(' ', '-', '_', '.', '\n', '  ')
  const around = fc.constantFrom('', ' ', '“', '(', '/', ', ', '\n')
  fc.assert(
    fc.property(word, word, between, around, around, (first, last, gap, before, after) => {
      const text = `qq ${before}${first}${gap}${last.toUpperCase()}${after} qq`
      expect(found(text, account(`${first} ${last} GmbH`)).length).toBe(1)
    }),
  )
})

test('ISS-4: ten thousand names are sought in a long text without going over it for each', () => {
  const things = Array.from({ length: 10_000 }, (_, n) => account(`Company number${n} Holding`))
  const text = `${'lorem ipsum '.repeat(1_500)} company number77 holding`
  expect(found(text, ...things)).toEqual(['company number77 holding'])
})
